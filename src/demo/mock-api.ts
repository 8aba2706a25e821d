import type { Config } from './engine/config.ts';
import { seeded } from './engine/random.ts';
import { type Answer, badRequest, pathOf } from './engine/server/answer.ts';
import { HANDLERS } from './engine/server/handlers.ts';
import { initialServer, type Message, type Step } from './engine/state.ts';

export interface MockApiOptions {
  config: Config;
  /** The time in milliseconds; stands still when nobody gives one. */
  now?: () => number;
  random?: () => number;
  /** Gets each message that the server sends, as the phone or the inbox would. */
  onMessage?: (message: Omit<Message, 'id'>) => void;
}

/**
 * The recovery API as a server: takes requests, gives responses, and remembers. Bodies, statuses and errors come from
 * the handlers that the demo uses.
 */
export function createMockApi({
  config,
  now = () => 0,
  random = seeded(1),
  onMessage,
}: MockApiOptions): (request: Request) => Promise<Response> {
  const server = initialServer(config.methods[0]!);
  return async (request) => {
    const { pathname } = new URL(request.url);
    const step = (Object.keys(HANDLERS) as Step[]).find((name) => pathname === pathOf(name, config.tenant));
    // What follows is the framework's doing, not the recovery code's: an empty body, the usual statuses [K].
    if (!step) return new Response(null, { status: 404 });
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
    if (!request.headers.get('content-type')?.startsWith('application/json'))
      return new Response(null, { status: 415 });
    const context = { now: now(), random, config };
    const body = await jsonOf(request);
    const answer = body === undefined ? badRequest(context) : HANDLERS[step](server, body, context);
    if (answer.message) onMessage?.(answer.message);
    return responseOf(answer);
  };
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return (await request.json()) as unknown;
  } catch {
    return undefined;
  }
}

function responseOf({ status, body }: Answer): Response {
  return body === null ? new Response(null, { status }) : Response.json(body, { status });
}
