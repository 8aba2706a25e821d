import type { Finding } from '../../engine/finding.ts';
import type { SiteFile } from '../../engine/variants/site-file.ts';

/** Signs that an address cannot hold as they are, or that mean something else in it. */
const UNFIT = /[\s?#\\%"<>{}|^`*:]/;

/** The path below which a site is deployed with one slash at its start and none at its end; empty for the top of a host. */
export function basePath(path: string): string {
  return path.replace(/^\/*(.*?)\/*$/, '/$1').replace(/^\/$/, '');
}

/**
 * Says why a value of `--base` cannot be the path below which a site is deployed.
 *
 * @returns a full sentence; undefined when it can
 */
export function refuseBase(base: string): string | undefined {
  const example = 'it is a path such as /docs';
  if (URL.canParse(base) && /^[a-z]+:\/\//i.test(base)) {
    const { origin, pathname } = new URL(base);
    const path = pathname === '/' ? '' : ` --base ${pathname.replace(/\/+$/, '')}`;
    return `--base takes the path alone, found the address "${base}"; write --site ${origin}${path}.`;
  }
  if (base.startsWith('//'))
    return `--base takes a path with one slash at its start, found "${base}"; ${example}.`;
  const unfit = UNFIT.exec(base)?.[0];
  if (unfit !== undefined) return `--base cannot hold ${nameOf(unfit)}, found "${base}"; ${example}.`;
  const parts = base.replace(/^\/|\/$/g, '').split('/');
  if (parts.some((part) => part === '.' || part === '..'))
    return `--base cannot hold "." or "..", found "${base}"; ${example}.`;
  if (parts.length > 1 && parts.includes(''))
    return `--base cannot hold two slashes in a row, found "${base}"; ${example}.`;
  return undefined;
}

/**
 * Says why a value of `--site` cannot be the public address of a site.
 *
 * @returns a full sentence; undefined when it can
 */
export function refuseSite(site: string): string | undefined {
  const example = 'it is an address such as https://docs.example.com';
  const url = URL.canParse(site) ? new URL(site) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    const meant = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$)/.test(site);
    return `--site lacks "https://" at its start, found "${site}"; ${meant ? `write --site https://${site}` : example}.`;
  }
  if (url.username !== '' || url.password !== '')
    return '--site holds a name or a password, which every reader would see; leave them out.';
  if (url.search !== '' || url.hash !== '')
    return `--site ends before ${url.search === '' ? '"#"' : '"?"'}, found "${site}"; ${example}.`;
  if (url.pathname !== '/') {
    const path = url.pathname.replace(/\/+$/, '');
    return `--site takes the address without a path, found "${site}"; write --site ${url.origin} --base ${path}.`;
  }
  return undefined;
}

/**
 * A path in the `url` of site.yml must be the one that the site is built for: addresses of pages would lack it.
 *
 * @param base the path of `--base`, without a slash at its end; empty for a site at the top of its host
 */
export function checkUrl(
  { url, file, lineOf }: Pick<SiteFile, 'url' | 'file' | 'lineOf'>,
  base: string,
): Finding | undefined {
  const path = url === undefined ? '' : decodeURI(new URL(url).pathname).replace(/\/+$/, '');
  if (path === '' || path === base) return undefined;
  return {
    severity: 'error',
    rule: 'misplaced-site',
    message: `url: leads to "${path}/", but the site is built for ${base === '' ? 'the top of its host' : `"${base}/"`}.`,
    hint: `Build with --base ${path}, or take the path off the url.`,
    place: { file, line: lineOf(['url']) },
  };
}

function nameOf(sign: string): string {
  return /\s/.test(sign) ? 'spaces' : `"${sign}"`;
}
