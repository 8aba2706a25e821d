import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { FindingsError } from '../../engine/finding.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { articleTwin } from '../files/article-twin.ts';
import { markdownUrl } from '../files/markdown-url.ts';
import { redirects } from '../files/redirects.ts';
import { isStartPage } from '../model/start-page.ts';
import type { SiteHost } from './host.ts';
import { isMdxModule } from './mdx-modules.ts';
import { siteFiles } from './site-files.ts';

/** What the content server needs to know. */
export interface ContentServerOptions {
  host: SiteHost;
  address: (url: string) => string;
  changed: ((file: string) => void | Promise<void>) | undefined;
  watch: (() => string[]) | undefined;
  /** the HTML of the article that a page showed last */
  articleOf: (document: Document) => string | undefined;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
};

/** The development server's part for content: serves what is no page, and reloads the open pages after a change. */
export function contentServer({ host, address, changed, watch, articleOf }: ContentServerOptions): Plugin {
  return {
    name: 'variorum:content-server',
    async configureServer(server) {
      const roots = new Set<string>();
      const watchRoots = async () => {
        for (const root of watch?.() ?? (await contentRoots(host))) {
          if (!roots.has(root)) server.watcher.add(root);
          roots.add(root);
        }
      };
      await watchRoots();
      const follow = follower(server, async (file) => {
        await changed?.(file);
        await watchRoots();
      });
      server.watcher.on('all', (event, file) => {
        if (event === 'addDir' || event === 'unlinkDir') return;
        if ([...roots].some((root) => file.startsWith(root + sep))) follow(file);
      });
      server.middlewares.use((request, response, next) => {
        const show = async (document: Document) => {
          await fetch(new URL(host.base + document.url, originOf(server)));
          return articleOf(document);
        };
        serve({ host, address, show }, request, response).then((served) => served || next(), next);
      });
    },
  };
}

/** The folders to watch. A library that cannot be opened yet says itself what is wrong, on the first page. */
async function contentRoots(host: SiteHost): Promise<string[]> {
  const library = await openLibrary(host);
  return library ? [library.root, ...library.site.includeRoots] : [];
}

async function openLibrary(host: SiteHost): Promise<Library | undefined> {
  try {
    return await host.library();
  } catch {
    return undefined;
  }
}

/** Reloads after each change. Changes that come while one is worked on (a checkout, a rename) are worked on together. */
function follower(server: ViteDevServer, changed: (file: string) => Promise<void>): (file: string) => void {
  let waiting: string | undefined;
  let isBusy = false;
  return async (file) => {
    waiting = file;
    if (isBusy) return;
    isBusy = true;
    try {
      while (waiting !== undefined) {
        const last: string = waiting;
        waiting = undefined;
        await changed(last);
      }
      reload(server);
    } finally {
      isBusy = false;
    }
  };
}

function reload(server: ViteDevServer): void {
  for (const environment of Object.values(server.environments)) {
    for (const [id, module] of environment.moduleGraph.idToModuleMap) {
      if (isMdxModule(id)) environment.moduleGraph.invalidateModule(module);
    }
  }
  server.environments.client.hot.send({ type: 'full-reload', path: '*' });
}

/** What it takes to answer requests. */
interface Answering {
  host: SiteHost;
  address: (url: string) => string;
  /** shows a page as readers ask for it; the HTML of its article, or undefined when there is something against it */
  show: (document: Document) => Promise<string | undefined>;
}

/** Where the server itself can be reached. */
function originOf({ httpServer }: ViteDevServer): string {
  const { address, family, port } = httpServer!.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Answers a request for an asset, a redirect or a file of the site; false leaves it to the pages. */
async function serve(
  { host, address, show }: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  const url = path.startsWith(`${host.base}/`) ? path.slice(host.base.length) : path;
  // Pages show findings themselves; whatever else cannot be answered is left to them.
  const library = await openLibrary(host);
  if (library === undefined) return false;

  const asset = library.asset(url);
  if (asset !== undefined) {
    response.setHeader('content-type', TYPES[extname(asset).toLowerCase()] ?? 'application/octet-stream');
    createReadStream(asset).pipe(response);
    return true;
  }
  const text = await fileText(library, url, { host, address, show });
  if (text !== undefined) {
    response.setHeader('content-type', TYPES[extname(url)] ?? 'text/plain; charset=utf-8');
    response.end(text);
    return true;
  }
  // To know all redirects takes a while on a large site: a page that is there, and what it loads, need not wait for it.
  const page = url.endsWith('/') ? url : `${url}/`;
  if (!isNavigation(request) || library.documentAt(page) !== undefined) return false;
  const to = redirectsOf(library).get(url.endsWith('.html') ? url : page);
  if (to === undefined) return false;
  response.writeHead(302, { location: encodeURI(host.base + to) }).end();
  return true;
}

/** Whether somebody opens an address, and no page asks for what it consists of. Only browsers say so. */
function isNavigation({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'];
  return destination === undefined || destination === 'document' || destination === 'iframe';
}

async function fileText(
  library: Library,
  url: string,
  { host: { base }, address, show }: Answering,
): Promise<string | undefined> {
  if (url.endsWith('.md')) {
    const document = library.documentAt(url.replace(/(\/index)?\.md$/, '/'));
    if (document === undefined || isStartPage(document) || markdownUrl(document) !== url) return undefined;
    return markdownOf(library, document, show);
  }
  if (!/\.(json|txt|html)$/.test(url)) return undefined;
  return siteFiles(library, base, address).find((file) => file.url === url)?.text;
}

/** The Markdown of a document, or what stands against it. */
async function markdownOf(library: Library, document: Document, show: Answering['show']): Promise<string> {
  try {
    const { markdown } = await library.render(document);
    if (markdown !== undefined) return markdown;
    const article = await show(document);
    return article === undefined
      ? 'This page cannot be shown yet; open it to see why.\n'
      : articleTwin(article);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return `This page cannot be shown yet.\n\n${error.message}\n`;
  }
}

const REDIRECTS = new WeakMap<Library, Map<string, string>>();

function redirectsOf(library: Library): Map<string, string> {
  const known = REDIRECTS.get(library) ?? new Map(redirects(library).map(({ from, to }) => [from, to]));
  REDIRECTS.set(library, known);
  return known;
}
