import { CACHE_OF_FOLDERS, CACHE_OF_PAGES, SECURITY_HEADERS } from './policy.ts';

/** The hosts whose configuration can be written. */
export const HOSTS = ['netlify', 'nginx', 'caddy'] as const;
export type Host = (typeof HOSTS)[number];

/** Where a site stands. */
export interface HostOptions {
  /** the path below which it is deployed, without a trailing slash: empty, or `/docs` */
  base: string;
  /** the folder on the host below which addresses lie: the build is in it, or below `base` in it */
  root: string;
}

/** The configuration with which a host answers as `start` does: headers, what may be kept, the 404 page, no hidden files. */
export function hostConfiguration(host: Host, options: HostOptions): string {
  return { netlify, nginx, caddy }[host](options);
}

const WRITTEN = '# Written by "variorum headers".';

/**
 * `_headers` of Netlify and Cloudflare Pages. Both join equal headers of all rules that fit an address, so that each stands in
 * one rule only; pages are asked for again each time without a rule.
 */
function netlify({ base }: HostOptions): string {
  const rule = (path: string, headers: Iterable<readonly [string, string]>): string =>
    `${path}\n${[...headers].map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
  return [
    WRITTEN,
    rule(`${base}/*`, Object.entries(SECURITY_HEADERS)),
    ...CACHE_OF_FOLDERS.map(({ folder, value }) => rule(`${base}${folder}*`, [['Cache-Control', value]])),
  ].join('\n');
}

/** For a `server` block. A location that adds a header drops those of the blocks around it, so that each has all. */
function nginx({ base, root }: HostOptions): string {
  const headers = (cache: string): string =>
    [...Object.entries(SECURITY_HEADERS), ['Cache-Control', cache] as const]
      .map(([name, value]) => `    add_header ${name} ${quoted(value)} always;\n`)
      .join('');
  const location = (path: string, cache: string): string =>
    [
      `location ^~ ${quoted(path)} {`,
      `    root ${quoted(root)};`,
      '    try_files $uri/index.html $uri =404;',
      // A folder without a page is nothing to show.
      `    error_page 403 404 =404 ${quoted(`${base}/404.html`)};`,
      `${headers(cache)}    location ~ /\\.(?!well-known/) {\n        return 404;\n    }`,
      // What nginx knows of types ends before Markdown.
      '    location ~ \\.md$ {\n        types { }\n        default_type text/markdown;\n    }',
      '}\n',
    ].join('\n');
  return [
    WRITTEN,
    'charset utf-8;\ncharset_types text/css text/plain text/markdown text/javascript application/javascript application/json application/xml text/xml image/svg+xml;\n',
    ...CACHE_OF_FOLDERS.map(({ folder, value }) => location(base + folder, value)),
    location(`${base}/`, CACHE_OF_PAGES),
  ].join('\n');
}

/** For a site block. */
function caddy({ base, root }: HostOptions): string {
  const line = (name: string, value: string): string => `\t\t${name} ${quoted(value)}\n`;
  const named = CACHE_OF_FOLDERS.map(({ folder, value }) => ({ path: `${base}${folder}*`, value }));
  return [
    WRITTEN,
    `root * ${quoted(root)}\n`,
    `header {\n${Object.entries(SECURITY_HEADERS)
      .map(([name, value]) => line(name, value).slice(1))
      .join('')}}\n`,
    ...named.map(({ path, value }) => `header ${quoted(path)} Cache-Control ${quoted(value)}\n`),
    `@pages not path ${named.map(({ path }) => quoted(path)).join(' ')}\nheader @pages Cache-Control ${quoted(CACHE_OF_PAGES)}\n`,
    '@hidden {\n\tpath */.*\n\tnot path /.well-known/*\n}\nerror @hidden 404\n',
    'try_files {path}/index.html {path}\nfile_server\n',
    // What is missing now may be there with the next build: it is not kept like what its folder holds.
    `handle_errors {\n\theader Cache-Control ${quoted(CACHE_OF_PAGES)}\n\trewrite * ${quoted(`${base}/404.html`)}\n\tfile_server\n}\n`,
  ].join('\n');
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
