import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { text as wholeText } from 'node:stream/consumers';
import type { ViteDevServer } from 'vite';
import { documentApparatus } from '../../apparatus/document-apparatus.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { articleTwin } from '../files/article-twin.ts';
import { fullTextParts, fullTexts } from '../files/full-text.ts';
import { markdownCopies, markdownUrl } from '../files/markdown-url.ts';
import { redirects } from '../files/redirects.ts';
import { twinHead } from '../files/twin-head.ts';
import { twinNotes } from '../files/twin-notes.ts';
import type { SiteHost } from '../model/host.ts';
import { latestPrefixes } from '../model/latest.ts';
import { withLists } from '../model/listed-markdown.ts';
import { isStartDocument } from '../model/start-page.ts';
import { viewAt } from '../model/view.ts';
import { contentType } from '../serving/content-type.ts';
import { letIn } from '../serving/gate.ts';
import { requestPath } from '../serving/request-path.ts';
import { sendFile } from '../serving/send-file.ts';
import { wantsMarkdown } from '../serving/wants-markdown.ts';
import { answerWriter } from '../writing/writer-answers.ts';
import { neededFile } from './needed-file.ts';
import type { Development } from './options.ts';
import { outputFiles } from './output-files.ts';
import { isOwnModule } from './own-module.ts';
import { isToolbarModule } from './toolbar-module.ts';

/** What answering a request needs to know. */
export interface AnswerOptions {
  host: SiteHost;
  address: (url: string) => string;
  /** the HTML of the article that a page showed last */
  articleOf: (library: Library, document: Document) => string | undefined;
  /** the address that the server was told to listen on */
  listening: string;
  xray: Development['xray'];
  /** absolute folder of the project's own code, if it has any */
  ownCodeFolder?: string | undefined;
}

/** Answers a request for anything but a page or a module; false leaves those to Astro and Vite. */
export async function answerContent(
  server: ViteDevServer,
  { host, address, articleOf, listening, ownCodeFolder, xray }: AnswerOptions,
  roots: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const asked = letIn(request, response, listening);
  if (asked === undefined) return true;
  const { pathname, query } = targetOf(request.url ?? '/');
  response.setHeader('x-content-type-options', 'nosniff');
  const isBelowBase = `${asked.path}/`.startsWith(`${host.base}/`);
  // Vite's own addresses, and those of a page that leaves the base out.
  const url = isBelowBase ? asked.path.slice(host.base.length) || '/' : asked.path;
  const writers = await answerWriter(request, response, {
    url,
    query,
    host,
    roots,
    base: server.config.base,
  });
  if (writers !== undefined) return writers;
  if (url === '/@vite/client' || url === '/@vite/env') return false;
  if (url === '/_image' && isPictureOfPage(server, query, roots)) return false;
  if (xray === 'toolbar' && isToolbarModule(server, url, query)) return false;
  if (ownCodeFolder !== undefined && isOwnModule(server, url, query, ownCodeFolder)) return false;
  const needed = neededFile(server, url, query, roots);
  if (needed?.isModule) return false;
  const send = (file: string, folders: readonly string[]): Promise<boolean> =>
    sendFile(request, response, file, { roots: folders, headers: { 'Cache-Control': 'no-cache' } });
  if (needed)
    return (await send(needed.file, [dirname(needed.file)])) || showPage(request, host.base + NOWHERE);

  if (asked.kind === 'nothing') return showPage(request, host.base + NOWHERE);
  // Pages show findings themselves; whatever else cannot be answered is left to them.
  const library = await openLibrary(host);
  const asset = library?.asset(url);
  if (asset !== undefined && (await send(asset, roots))) return true;
  const { publicDir } = server.config;
  if (!url.endsWith('/') && (await send(join(publicDir, url), [publicDir]))) return true;
  if (library === undefined) return showPage(request, pathname);
  const show = async (document: Document): Promise<string | undefined> => {
    await fetch(new URL(host.base + document.url, originOf(server)));
    return articleOf(library, document);
  };
  const wanted = wantsMarkdown(request) ? library.documentAt(url) : undefined;
  const file = wanted === undefined || isStartDocument(wanted) ? url : markdownUrl(wanted);
  const text = await fileText(library, file, { host, address, show });
  if (text !== undefined) {
    response.setHeader('content-type', contentType(file));
    response.end(text);
    return true;
  }
  if (viewAt(library, url) !== undefined || host.ownPages.answers(url)) return showPage(request, pathname);
  // To know all redirects takes a while on a large site: a page that is there, and what it loads, need not wait for it.
  const page = url.endsWith('/') ? url : `${url}/`;
  const from = url.endsWith('.html') ? url : page;
  const to = isNavigation(request) ? redirectsOf(library).get(from) : undefined;
  if (to === undefined) return showPage(request, host.base + NOWHERE);
  const search = query.size > 0 ? `?${query}` : '';
  response.writeHead(302, { location: encodeURI(host.base + to) + search }).end();
  return true;
}

/** Whether Astro is asked for another size of a picture that a component shows. */
function isPictureOfPage(server: ViteDevServer, query: URLSearchParams, roots: readonly string[]): boolean {
  const { pathname, query: search } = targetOf(query.get('href') ?? '');
  const read = requestPath(pathname);
  if (read.kind === 'refused') return false;
  return neededFile(server, read.path, search, roots)?.isModule === false;
}

/** Where no page is. */
const NOWHERE = '/404/';

/** Headers that Astro looks at before it lets a page answer. */
const LOOKED_AT = ['accept', 'host', 'origin', 'sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site'];

/**
 * Leaves a request to the pages. They know no queries, but Vite does: with `?raw`, it would send a file. They know no headers either,
 * but Astro makes an address of some, and never answers when that cannot be.
 */
function showPage(request: IncomingMessage, pathname: string): false {
  const { headers } = request;
  request.url = pathname;
  request.headers = {
    host: 'localhost',
    ...Object.fromEntries(LOOKED_AT.filter((name) => name in headers).map((name) => [name, headers[name]])),
  };
  return false;
}

/** The path and the query of an address, which Vite and Astro read to their ends: a second question mark is part of the query. */
function targetOf(url: string): { pathname: string; query: URLSearchParams } {
  const [target = ''] = url.replace(/^https?:\/\/[^/?#]*/i, '').split('#');
  const [pathname = '/', ...rest] = target.split('?');
  const query = rest.join('?');
  return { pathname: pathname || '/', query: new URLSearchParams(query) };
}

/** Whether somebody opens an address, and no page asks for what it consists of. Only browsers say so. */
function isNavigation({ headers }: IncomingMessage): boolean {
  const destination = headers['sec-fetch-dest'];
  return destination === undefined || destination === 'document' || destination === 'iframe';
}

/** Shows a page as readers ask for it; the HTML of its article, or undefined when there is something against it. */
type Show = (document: Document) => Promise<string | undefined>;

/** Where the server itself can be reached. */
function originOf({ httpServer }: ViteDevServer): string {
  const { address, family, port } = httpServer!.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function fileText(
  library: Library,
  url: string,
  { host: { base }, address, show }: Pick<AnswerOptions, 'host' | 'address'> & { show: Show },
): Promise<string | undefined> {
  const twinOf = (document: Document) => markdownOf(library, document, { address, show });
  if (url.endsWith('.md')) {
    const document = documentOfMarkdown(library, url);
    return document && twinOf(document);
  }
  const full = fullTexts(library).find(({ urls }) => urls.includes(url));
  if (full) return wholeText(Readable.from(fullTextParts(library, full.variant, { address, twinOf })));
  if (!/\.(json|txt|html|svg|css|mjs)$/.test(url)) return undefined;
  return outputFiles(library, base, address).find((file) => file.url === url)?.text;
}

/** The document whose Markdown, or a copy of it, stands at an address. */
function documentOfMarkdown(library: Library, url: string): Document | undefined {
  const address = url.replace(/(\/index)?\.md$/, '/');
  for (const variant of library.site.variants)
    for (const prefix of ['', ...latestPrefixes(library.site, variant)]) {
      if (!address.startsWith(`${prefix}/`)) continue;
      const own = prefix === '' ? address : variant.basePath + address.slice(prefix.length);
      const document = library.documentAt(own);
      if (document === undefined || isStartDocument(document)) continue;
      if ([markdownUrl(document), ...markdownCopies(library, document)].includes(url)) return document;
    }
  return undefined;
}

/** The Markdown of a document, or what stands against it. */
async function markdownOf(
  library: Library,
  document: Document,
  { address, show }: Pick<AnswerOptions, 'address'> & { show: Show },
): Promise<string> {
  try {
    const notes = twinNotes(library, document, await documentApparatus(library, document));
    const rendered = await library.render(document);
    const head = twinHead(library, rendered, address);
    const listed = (text: string) => withLists(library, document, text, address);
    if (rendered.markdown !== undefined) return head + listed(rendered.markdown) + notes;
    const article = await show(document);
    return article === undefined
      ? 'This page cannot be shown yet; open it to see why.\n'
      : head + listed(await articleTwin(article, address(document.url))) + notes;
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

/** The library; undefined when it cannot be opened, which the pages tell. */
export async function openLibrary(host: SiteHost): Promise<Library | undefined> {
  try {
    return host.library();
  } catch {
    return undefined;
  }
}
