import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import send, { type SendOptions } from 'send';
import { contentType } from './content-type.ts';
import { type OpenFile, openWithin } from './open-within.ts';
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
  const opened = await openWithin(file, roots);
  if (opened === undefined) return false;
  try {
    response.statusCode = status;
    const all = { 'content-type': contentType(file), 'x-content-type-options': 'nosniff', ...headers };
    for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
    return await sendOpen(request, response, opened, status === 200);
  } finally {
    await opened.handle.close();
  }
}

function sendOpen(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, path, stats }: OpenFile,
  acceptRanges: boolean,
): Promise<boolean> {
  // The client has hung up, and nothing more would be heard of its answer.
  if (response.closed || response.destroyed) return Promise.resolve(true);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  // What `send` does not know goes to the stream that it makes, which reads what was opened, whatever lies at the path by then.
  const options: SendOptions & { fd: FileHandle; autoClose: boolean } = {
    cacheControl: false,
    acceptRanges,
    fd: handle,
    autoClose: false,
  };
  const sending = Object.assign(send(request, path, options), { res: response });
  sending.on('error', ({ status, headers }: { status: number; headers?: Record<string, string> }) => {
    const isPart = status === 412 || status === 416;
    answerPlainly(response, isPart ? status : 404, 'This part of the file cannot be sent.', headers);
  });
  sending.on('stream', (stream: Readable & { bytesRead: number }) => {
    // It became shorter: the client is not to wait for the rest.
    const length = Number(response.getHeader('content-length'));
    stream.on('end', () => {
      if (stream.bytesRead < length) response.destroy();
    });
  });
  response.on('close', () => resolve(true));
  sending.send(path, stats);
  return promise;
}
