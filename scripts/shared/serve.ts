import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import { letIn } from '../../src/site/serving/gate.ts';
import { answerPlainly } from '../../src/site/serving/plain-answer.ts';
import { CACHE_OF_PAGES, cacheControl, SECURITY_HEADERS } from '../../src/site/serving/policy.ts';
import { sendFile } from '../../src/site/serving/send-file.ts';
import { BY_TYPE, MARKDOWN, markdownPaths, wantsMarkdown } from '../../src/site/serving/wants-markdown.ts';
import { listen, type RunningServer } from './listen.ts';

/** A running server of static files. */
export type StaticServer = RunningServer;

/**
 * Serves a built folder as hosts of static files do: `index.html` for a folder, `404.html` for what is not there, with the headers
 * that are recommended to them, and compressed. The folder may change, and be gone, while it is served.
 *
 * @param port where to listen; the next free one is taken when it is in use, any free one for 0
 * @param base the path below which the site is deployed, such as `/docs`
 */
export async function serveFolder(
  folder: string,
  { port, base = '' }: { port: number; base?: string },
): Promise<StaticServer> {
  const host = 'localhost';
  // A part of a file (206) is one of the file itself, and is sent as it is.
  const compress = compression({
    filter: (request, response) => response.statusCode !== 206 && compression.filter(request, response),
  });
  const server = createServer((request, response) => {
    compress(request, response, () => {
      answer(request, response, { folder, base, host }).catch(() =>
        answerPlainly(response, 404, 'This file cannot be sent.'),
      );
    });
  });
  return listen(server, { port, host });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, base, host }: { folder: string; base: string; host: string },
): Promise<void> {
  const asked = letIn(request, response, host);
  if (asked === undefined) return;
  const send = (path: string, headers: Record<string, string> = {}, status = 200): Promise<boolean> =>
    sendFile(request, response, join(folder, path), {
      roots: [folder],
      headers: {
        ...SECURITY_HEADERS,
        'Cache-Control': status === 200 ? cacheControl(path) : CACHE_OF_PAGES,
        ...headers,
      },
      status,
    });
  if (asked.kind === 'path' && `${asked.path}/`.startsWith(`${base}/`)) {
    const path = asked.path.slice(base.length);
    if (path !== '' && !path.endsWith('/') && (await send(path))) return;
    const page = `${path.replace(/\/$/, '')}/index.html`;
    // Whoever wants Markdown gets that of a page; where no page is, there is none either.
    if (wantsMarkdown(request) && existsSync(join(folder, page)))
      for (const twin of markdownPaths(path)) if (await send(twin, MARKDOWN)) return;
    if (await send(page, BY_TYPE)) return;
  }
  if (await send('/404.html', {}, 404)) return;
  answerPlainly(response, 404, 'There is nothing here.');
}
