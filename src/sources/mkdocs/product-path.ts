import { isUrlPath } from '../../engine/url-path.ts';
import { nodeAt, textOf } from './config-node.ts';
import type { MkDocsProject } from './project.ts';

/**
 * The path of `site_url`, without a slash at its end; undefined where it has none.
 *
 * @param base the path below which the site is built, which it is without
 */
export function pathOf({ config }: MkDocsProject, base = ''): string | undefined {
  const address = textOf(nodeAt(config, 'site_url'));
  if (address === undefined || !URL.canParse(address)) return undefined;
  const whole = decodeURI(new URL(address).pathname)
    .replace(/\/(?:index\.html)?$/, '')
    .replace(/\/+$/, '');
  const path = `${whole}/`.startsWith(`${base}/`) ? whole.slice(base.length) : whole;
  return path !== '' && isUrlPath(path) ? path : undefined;
}

/** The prefix of the addresses of a product, with `{version}` where they differ; undefined where they do otherwise. */
export function sharedPath(
  own: readonly { project: MkDocsProject; version: string | undefined }[],
  { isPublishedByMike, base }: { isPublishedByMike: boolean; base: string },
): string | undefined {
  const paths = own.map(({ project, version }) => {
    const parts = pathOf(project, base)?.split('/') ?? [];
    // Each was the latest in its time, and said so.
    const isVersion = (part: string, index: number) =>
      part === version || (own.length > 1 && part === 'latest' && index === parts.length - 1);
    return parts.map((part, index) => (isVersion(part, index) ? '{version}' : part)).join('/');
  });
  const [path] = new Set(paths);
  if (path === undefined || paths.some((each) => each !== path)) return undefined;
  if (path.includes('{version}')) return path;
  // mike puts each version into a folder of the address.
  if (isPublishedByMike) return `${path}/{version}`;
  return path !== '' && own.length === 1 ? path : undefined;
}
