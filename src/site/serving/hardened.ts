import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { plainText } from './plain-answer.ts';

/** Milliseconds for the head of a request: what takes longer only holds a connection. */
const HEAD_TIME = 15_000;
/** Milliseconds for a whole request; none that is answered has a body. */
const REQUEST_TIME = 30_000;
/** Milliseconds for which a client may take nothing of an answer. */
const IDLE_TIME = 120_000;

/**
 * Lets a server answer with a sentence what is no request that it knows: too large, too slow, broken off, or meant for a proxy.
 *
 * @param isWanted whether somebody else takes a connection that wants to speak another protocol; nobody by default
 */
export function harden(server: Server, isWanted: (request: IncomingMessage) => boolean = () => false): void {
  server.headersTimeout = HEAD_TIME;
  server.requestTimeout = REQUEST_TIME;
  server.timeout = IDLE_TIME;
  server.removeAllListeners('clientError');
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'HPE_HEADER_OVERFLOW') refuse(socket, 431, 'This request is too large.');
    else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') refuse(socket, 408, 'This request took too long.');
    else refuse(socket, 400, 'This request cannot be read.');
  });
  server.on('connect', (_request, socket) => refuse(socket, 405, 'This server is no proxy.'));
  // Whoever listens reads what it gets; without a listener, such a request counts as any other.
  const others = server.listeners('upgrade');
  if (others.length === 0) return;
  server.removeAllListeners('upgrade');
  server.on('upgrade', (request, socket, head) => {
    if (isWanted(request)) for (const other of others) other.call(server, request, socket, head);
    else refuse(socket, 400, 'This server speaks no other protocol here.');
  });
}

const refused = new WeakSet<Duplex>();
/** Milliseconds for a client to finish what it sends and read why it was refused. */
const FAREWELL = 2_000;

function refuse(socket: Duplex, status: number, text: string): void {
  if (refused.has(socket)) return;
  refused.add(socket);
  // It may be gone at any moment; without a listener that would end the process.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(plainText(status, text));
  // Closed while a client still sends, a connection would lose the answer.
  socket.resume();
  setTimeout(() => socket.destroy(), FAREWELL).unref();
}
