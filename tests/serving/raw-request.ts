import { connect } from 'node:net';

/** What is sent to a server, and how it ends. */
export interface RawRequest {
  bytes: Buffer;
  /** whether a server can answer it without waiting for more; else it hears that no more follows */
  isWhole: boolean;
  /** hang up without reading: as soon as all is sent, or when an answer begins */
  hangUp?: 'at once' | 'at the answer';
}

/** Sends bytes over a connection of their own, and reads until the server closes it. */
export function sendRaw(origin: string, { bytes, isWhole, hangUp }: RawRequest): Promise<string> {
  const { hostname, port } = new URL(origin);
  const { promise, resolve } = Promise.withResolvers<string>();
  const parts: Buffer[] = [];
  const socket = connect({ host: hostname, port: Number(port) }, () => {
    socket.write(bytes, () => {
      if (hangUp === 'at once') socket.destroy();
      // Servers take a client that says so for gone.
      else if (!isWhole) socket.end();
    });
  });
  socket.on('data', (part) => {
    parts.push(part);
    if (hangUp === 'at the answer') socket.destroy();
  });
  // The server may close a connection while the rest of a request is on its way.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
  return promise;
}

/** The status of every answer that a connection brought; bodies that look like an answer are not there in these tests. */
export function statuses(answer: string): number[] {
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}
