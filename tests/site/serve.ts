import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A server of a test. */
export interface TestServer {
  /** `http://127.0.0.1:41234` */
  origin: string;
  close(): Promise<void>;
}

/** Serves a folder as hosts of static files do: `index.html` for a folder, a redirect to its slash, `404.html` for the rest. */
export async function serve(folder: string, base = ''): Promise<TestServer> {
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://test').pathname);
    const inside = path.startsWith(base) ? path.slice(base.length) : undefined;
    const file = inside === undefined ? undefined : join(folder, normalize(inside));
    if (file && existsSync(file) && statSync(file).isDirectory() && !path.endsWith('/')) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const found = [file, file && join(file, 'index.html')].find(
      (each) => each && existsSync(each) && statSync(each).isFile(),
    );
    const sent = found ?? join(folder, '404.html');
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[extname(sent)] ?? 'application/octet-stream',
    });
    createReadStream(sent).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
