import type { Config } from './machine/config.ts';
import { seeded } from './machine/random.ts';
import { type Answer, type Body, pathOf, refusal } from './machine/server/answer.ts';
import { HANDLERS } from './machine/server/handlers.ts';
import { initialServer, type Message, type Step } from './machine/state.ts';

/** What the mock server serves, and the world that it lives in. */
export interface MockApiOptions {
  config: Config;
  /** The time in milliseconds; stands still when nobody gives one. */
  now?: () => number;
  /** Numbers from 0 up to 1, of which codes and ids are made; the same series each time when nobody gives one. */
  random?: () => number;
  /** Gets each message that the server sends, as the phone or the inbox would. */
  onMessage?: (message: Omit<Message, 'id'>) => void;
}

/** The values without which a call is refused as the framework refuses it [K]: texts, but for the list of claims. */
const REQUIRED: Record<Step, string[]> = {
  init: ['claims'],
  recover: ['recoveryCode', 'channelId'],
  resend: [],
  confirm: ['confirmationCode'],
  reset: ['resetCode', 'password'],
};

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
    const answer = isFor(step, body)
      ? HANDLERS[step](server, body, context)
      : refusal(400, 'UE-10000', 'The request body is not in the expected format.', context);
    if (answer.message) onMessage?.(answer.message);
    return responseOf(answer);
  };
}

/** Says whether a body is an object with what the call requires. */
function isFor(step: Step, body: unknown): body is Body {
  if (!body || typeof body !== 'object') return false;
  return REQUIRED[step].every((name) => {
    const value = (body as Body)[name];
    return name === 'claims' ? Array.isArray(value) : typeof value === 'string' && value.trim() !== '';
  });
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
