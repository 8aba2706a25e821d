import { constants } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import send, { type SendOptions } from 'send';
import { contentType } from './content-type.ts';
import { isBelow } from './is-below.ts';
import { answerPlainly } from './plain-answer.ts';

/** How a file is sent. */
export interface SendFileOptions {
  /** absolute folders; a link in the file system that leads out of all of them leads nowhere */
  roots: readonly string[];
  /** headers besides those that belong to every file */
  headers?: Readonly<Record<string, string>> | undefined;
  /** the status of the answer: 200 by default */
  status?: number;
}

/**
 * Sends a file, or the part of it that is asked for.
 *
 * Files come and go while they are asked for, and turn into something else: whatever happens, the server goes on.
 *
 * @param file absolute path
 * @returns whether there was a file to send; when not, nothing is answered yet
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  { roots, headers = {}, status = 200 }: SendFileOptions,
): Promise<boolean> {
  const real = await fileWithin(file, roots);
  if (real === undefined) return false;
  response.statusCode = status;
  const all = { 'content-type': contentType(file), 'x-content-type-options': 'nosniff', ...headers };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const options: SendOptions & { flags: number } = {
    root: dirname(real),
    // Hidden files were looked at when the path was read, and a folder around the site may be one.
    dotfiles: 'allow',
    index: false,
    cacheControl: false,
    acceptRanges: status === 200,
    // A pipe in the place of the file must not be waited for.
    flags: constants.O_RDONLY | (constants.O_NONBLOCK ?? 0),
  };
  const sending = send(request, encodeURIComponent(basename(real)), options);
  sending.on(
    'error',
    ({ status: code, headers: extra }: { status: number; headers?: Record<string, string> }) => {
      if (code === 412 || code === 416) {
        answerPlainly(response, code, 'This part of the file cannot be sent.', extra);
        resolve(true);
      } else if (response.headersSent) {
        response.destroy();
        resolve(true);
      } else {
        for (const name of response.getHeaderNames()) response.removeHeader(name);
        response.statusCode = 200;
        resolve(false);
      }
    },
  );
  // It became a folder after it was looked at.
  sending.on('directory', () => resolve(false));
  sending.on('stream', (stream: NodeJS.ReadableStream & { bytesRead: number }) => {
    // It became shorter: the client is not to wait for the rest.
    const length = Number(response.getHeader('content-length'));
    stream.on('end', () => {
      if (stream.bytesRead < length) response.destroy();
    });
  });
  response.on('close', () => resolve(true));
  sending.pipe(response);
  return promise;
}

/** The real path of a file that can be sent; undefined for folders, devices, pipes, and what lies outside the roots. */
async function fileWithin(file: string, roots: readonly string[]): Promise<string | undefined> {
  const real = await realPath(file);
  if (real === undefined) return undefined;
  // One root may be gone while the others hold.
  const within = await Promise.all(roots.map(realPath));
  const isInside = within.some((root) => root !== undefined && isBelow(real, root));
  return isInside && (await isFile(real)) ? real : undefined;
}

async function realPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
