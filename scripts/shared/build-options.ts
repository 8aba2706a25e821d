import { join } from 'node:path';
import { basePath, refuseBase, refuseSite } from '../../src/site/integration/deployment.ts';
import { refuseCache, refuseOutput } from '../../src/site/output/refusal.ts';
import type { Share } from '../../src/site/shares/share.ts';
import { publishedFolders, tellBase } from '../../src/sources/content-source.ts';
import { CONTENT, contentFolder, fail, fromCaller, MKDOCS, type Option } from './arguments.ts';
import type { AstroProject } from './astro-project.ts';

/** Options of the commands that write a site or a part of one. */
export const BUILD_OPTIONS = {
  content: CONTENT,
  mkdocs: MKDOCS,
  out: { value: 'DIR', help: 'the folder to write (default: dist); a failing build leaves it as it was' },
  base: { value: 'PATH', help: 'the path below which the site is deployed, such as /docs (default: /)' },
  site: {
    value: 'URL',
    help: 'the public address, for canonical links and the sitemap (default: url of site.yml)',
  },
  cache: { value: 'DIR', help: 'what may be kept between builds (default: node_modules/.cache/variorum)' },
} satisfies Record<string, Option>;

/** Absolute path of the folder of a part of a project's site, if nobody names another. */
export function defaultPart(root: string, { number, of }: Share): string {
  return join(root, 'parts', `${number}-of-${of}`);
}

/**
 * The project of a command as its options change it. A mistake in one ends the process with a sentence.
 *
 * @param out absolute path of the folder to write, where none was typed
 */
export function projectWith(
  project: AstroProject,
  options: Partial<Record<keyof typeof BUILD_OPTIONS, string | undefined>>,
  out = project.out,
): AstroProject {
  const content = contentFolder(options.content, project);
  const folder = options.out === undefined ? out : fromCaller(options.out);
  const cache = options.cache === undefined ? project.cache : fromCaller(options.cache);
  const places = { content, published: publishedFolders(content) };
  const refusal =
    refuseOutput(folder, { ...places, cache, isUsual: options.out === undefined }) ??
    refuseCache(cache, { ...places, isUsual: options.cache === undefined });
  if (refusal) fail(refusal);
  const misplaced =
    (options.base === undefined ? undefined : refuseBase(options.base)) ??
    (options.site === undefined ? undefined : refuseSite(options.site));
  if (misplaced) fail(misplaced);
  const { base: typed = project.base, site = project.site } = options;
  const base = typed === undefined ? undefined : basePath(typed);
  tellBase(base ?? '');
  return { ...project, content, out: folder, cache, base, site };
}
