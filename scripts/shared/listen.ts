import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bracketed } from '../../src/site/serving/allowed-host.ts';
import { harden } from '../../src/site/serving/hardened.ts';

/** A server that answers. */
export interface RunningServer {
  /** `http://localhost:4321` */
  origin: string;
  close(): Promise<void>;
}

/** As many ports are tried. */
const MOST = 20;

/**
 * Lets a server listen, hardened.
 *
 * @param port where; the next free one is taken when it is in use, any free one for 0
 */
export async function listen(
  server: Server,
  { port, host }: { port: number; host: string },
): Promise<RunningServer> {
  harden(server);
  await new Promise<void>((resolve, reject) => {
    let next = port;
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || next > port + MOST) reject(error);
      else server.listen(++next, host);
    });
    server.listen(port, host, resolve);
  });
  const { port: chosen } = server.address() as AddressInfo;
  return {
    origin: `http://${bracketed(host)}:${chosen}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
