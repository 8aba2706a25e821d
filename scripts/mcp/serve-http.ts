import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isAllowedHost } from '../../src/site/serving/allowed-host.ts';
import { letIn } from '../../src/site/serving/gate.ts';
import { answerPlainly } from '../../src/site/serving/plain-answer.ts';
import { listen, type RunningServer } from '../shared/listen.ts';

/** Where the server of a protocol answers. */
export const ENDPOINT = '/mcp';
/** Bytes of a request; a question is a few hundred. */
const LARGEST = 100_000;

/**
 * Serves the Model Context Protocol over HTTP, without sessions: each request has an answer of its own. Requests that name another
 * server, or that a page of another site sends, get none: such a page could read what is served here.
 *
 * @param serverFor makes the server that answers one request
 */
export function serveHttp(
  serverFor: () => McpServer,
  { port, host }: { port: number; host: string },
): Promise<RunningServer> {
  const server = createServer((request, response) => {
    answer(request, response, serverFor, host).catch(() =>
      answerPlainly(response, 500, 'This request cannot be answered.'),
    );
  });
  return listen(server, { port, host });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  serverFor: () => McpServer,
  host: string,
): Promise<void> {
  const asked = letIn(request, response, host, ['POST']);
  if (asked === undefined) return;
  const refuse = (status: number, text: string): void =>
    answerPlainly(response, status, text, { connection: 'close' });
  if (!isOwnOrigin(request.headers.origin, host))
    return refuse(403, 'Pages of other sites get no answer here.');
  if (asked.kind !== 'path' || asked.path !== ENDPOINT) return refuse(404, `Ask at ${ENDPOINT}.`);
  const transport = new StreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: LARGEST,
  });
  const server = serverFor();
  response.on('close', () => void server.close());
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  await server.connect(transport);
  await transport.handleRequest(request, response);
}

/** Whether a request comes from no page, or from one that this machine served. */
function isOwnOrigin(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return true;
  return (
    URL.canParse(origin) &&
    /^https?:$/.test(new URL(origin).protocol) &&
    isAllowedHost(new URL(origin).host, host)
  );
}
