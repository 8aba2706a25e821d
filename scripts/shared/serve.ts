import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** A running server of static files. */
export interface StaticServer {
  /** `http://localhost:4321` */
  origin: string;
  close(): Promise<void>;
}

/**
 * Serves a built folder as hosts of static files do: `index.html` for a folder, `404.html` for what is not there.
 *
 * @param port where to listen; the next free one is taken when it is in use, any free one for 0
 * @param base the path below which the site is deployed, such as `/docs`
 */
export async function serveFolder(
  folder: string,
  { port, base = '' }: { port: number; base?: string },
): Promise<StaticServer> {
  const files = sirv(folder, { dev: true, dotfiles: false });
  const server = createServer((request, response) => {
    const missing = () => {
      response
        .writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
        .end(readFileSync(join(folder, '404.html')));
    };
    const url = request.url ?? '/';
    if (base && !url.startsWith(`${base}/`)) return missing();
    request.url = url.slice(base.length);
    files(request, response, missing);
  });
  await new Promise<void>((resolve, reject) => {
    let next = port;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || next > port + 20) reject(error);
      else server.listen(++next, 'localhost');
    });
    server.listen(port, 'localhost', resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${chosen}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
