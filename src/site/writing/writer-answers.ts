import type { IncomingMessage, ServerResponse } from 'node:http';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import type { SiteHost } from '../model/host.ts';
import { answerPlainly } from '../serving/plain-answer.ts';
import { OPEN, XRAY } from './editor-address.ts';
import { contentFile } from './excerpt.ts';
import { xrayPage } from './xray-page.ts';

/** A request for what only whoever writes gets. */
export interface WriterRequest {
  /** decoded path below the base */
  url: string;
  query: URLSearchParams;
  host: SiteHost;
  /** absolute paths of the content folder, and of those from which includes may come */
  roots: readonly string[];
  /** the path below which Vite answers, with a slash at its end */
  base: string;
}

/**
 * Answers what the pages of the development server ask for whoever writes.
 *
 * @returns undefined for any other address; false leaves the request, which was changed, to Vite
 */
export async function answerWriter(
  request: IncomingMessage,
  response: ServerResponse,
  { url, query, host, roots, base }: WriterRequest,
): Promise<boolean | undefined> {
  if (url !== OPEN && url !== XRAY) return undefined;
  // Browsers say who asks: no other site may make an editor open, nor read what is not published.
  if (request.headers['sec-fetch-site'] !== 'same-origin') {
    answerPlainly(response, 403, 'Only pages of this server may ask for this.');
    return true;
  }
  if (url === XRAY) {
    await sendXray(response, query.get('url') ?? '', host);
    return true;
  }
  const file = contentFile(query.get('file') ?? '', roots);
  if (file === undefined) {
    answerPlainly(response, 404, 'There is no such file in the content.');
    return true;
  }
  const number = (key: string) => Math.max(1, Number.parseInt(query.get(key) ?? '', 10) || 1);
  const at = `${file}:${number('line')}:${number('column')}`;
  // Vite knows the editors; a page that is linked to here stays where it is.
  response.statusCode = 204;
  request.url = `${base}__open-in-editor?file=${encodeURIComponent(at)}`;
  return false;
}

async function sendXray(response: ServerResponse, url: string, host: SiteHost): Promise<void> {
  try {
    const library = host.library();
    const document = library.documentAt(url.slice(host.base.length));
    if (!document) return answerPlainly(response, 404, 'There is no such page.');
    const page = await xrayPage(library, document);
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    response.end(JSON.stringify(page));
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    answerPlainly(response, 409, 'This page cannot be shown yet.');
  }
}
