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

/** What the header of who wants Markdown begins with: agents name it first, and weights are more than a host can compare. */
const FIRST_MARKDOWN = '^text/markdown';
/** Where the Markdown of a page may lie, behind its address without a slash at the end. */
const MARKDOWN_PLACES = ['.md', '/index.md', '/llms.txt'];

/** Where nginx finds the Markdown that is sent in the place of a page; nobody can ask for it there. */
const TWINS = '/.variorum';

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

/** What a site has of text beside pages, as nginx names it. */
const TEXTS =
  'text/css text/plain text/markdown text/javascript application/javascript application/json application/xml text/xml image/svg+xml';

/** For a `server` block. A location that adds a header drops those of the blocks around it, so that each has all. */
function nginx({ base, root }: HostOptions): string {
  const headers = (cache: string, more: readonly (readonly [string, string])[]): string =>
    [...Object.entries(SECURITY_HEADERS), ['Cache-Control', cache] as const, ...more]
      .map(([name, value]) => `    add_header ${name} ${quoted(value)} always;\n`)
      .join('');
  const location = (path: string, cache: string, ...more: (readonly [string, string])[]): string =>
    [
      `location ^~ ${quoted(path)} {`,
      `    root ${quoted(root)};`,
      '    try_files $uri/index.html $uri =404;',
      // A folder without a page is nothing to show.
      `    error_page 403 404 =404 ${quoted(`${base}/404.html`)};`,
      `${headers(cache, more)}    location ~ /\\.(?!well-known/) {\n        return 404;\n    }`,
      // What nginx knows of types ends before Markdown.
      '    location ~ \\.md$ {\n        types { }\n        default_type text/markdown;\n    }',
      '}\n',
    ].join('\n');
  // Conditions have no "and", so that what is wanted stands in a variable; outside of a location they do no harm.
  const twin = MARKDOWN_PLACES.map((place) =>
    [
      `set $variorum_twin ${quoted(`${root}/`)};`,
      `if ($http_accept ~ ${quoted(FIRST_MARKDOWN)}) {\n    set $variorum_twin "${escaped(root)}\${variorum_page}${place}";\n}`,
      `if (-f $variorum_twin) {\n    rewrite ^ "${TWINS}\${variorum_page}${place}" last;\n}\n`,
    ].join('\n'),
  );
  return [
    WRITTEN,
    // Hidden files have no Markdown, as they have no page.
    `set $variorum_page "/404.html";\nif ($uri ~ "^((?:/[^/.][^/]*)*)/?$") {\n    set $variorum_page $1;\n}\n`,
    ...twin,
    `charset utf-8;\ncharset_types ${TEXTS};\n`,
    `gzip on;\ngzip_vary on;\ngzip_proxied any;\ngzip_min_length 1024;\ngzip_types ${TEXTS};\n`,
    ...CACHE_OF_FOLDERS.map(({ folder, value }) => location(base + folder, value)),
    location(`${base}/`, CACHE_OF_PAGES, ['Vary', 'Accept']),
    `location ^~ ${quoted(`${TWINS}/`)} {\n    internal;\n    alias ${quoted(`${root}/`)};\n${headers(CACHE_OF_PAGES, [['Vary', 'Accept']])}    types { }\n    default_type text/markdown;\n}\n`,
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
    `header @pages Vary Accept\n@page path_regexp page ^(.*?)/?$\nvars @page page {re.page.1}\n`,
    `@markdown {\n\tnot path */.*\n\theader_regexp Accept ${quoted(FIRST_MARKDOWN)}\n\tfile ${MARKDOWN_PLACES.map((place) => `{vars.page}${place}`).join(' ')}\n}\nheader @markdown Content-Type "text/markdown; charset=utf-8"\nrewrite @markdown {file_match.relative}\n`,
    'encode zstd gzip\n',
    'try_files {path}/index.html {path}\nfile_server\n',
    // What is missing now may be there with the next build: it is not kept like what its folder holds.
    `handle_errors {\n\theader Cache-Control ${quoted(CACHE_OF_PAGES)}\n\trewrite * ${quoted(`${base}/404.html`)}\n\tfile_server\n}\n`,
  ].join('\n');
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
