import type { Context } from '../context.ts';
import { uuid } from '../random.ts';
import type { Message, Server, Step } from '../state.ts';

/** What a handler answers, and the message that it sends besides. */
export interface Answer {
  status: number;
  /** null: the body is empty. */
  body: unknown;
  message?: Omit<Message, 'id'>;
}

/**
 * Handlers change the server that they are given; `advance` and the mock API give them a copy of their own. What a call
 * requires is looked at before, where requests come in.
 */
export type Handler = (server: Server, body: Body, context: Context) => Answer;

/** A JSON object. */
export type Body = Record<string, unknown>;

/** The fixed phrase that `message` has for each status; the detail is in `description` (RecoveryUtil) [C]. */
export const PHRASES: Record<number, string> = {
  400: 'Bad Request',
  404: 'Not Found',
  406: 'Not Accepted',
  412: 'Precondition Failed',
  500: 'Internal server error',
};

/** An error as the server words it (demo.md 1.2). */
export function refusal(status: number, code: string, description: string, { random }: Context): Answer {
  return { status, body: { code, message: PHRASES[status], description, traceId: uuid(random) } };
}

/** The text under a name in a body; empty when there is none. */
export function textOf(body: unknown, name: string): string {
  const value = (body as Body | null)?.[name];
  return typeof value === 'string' ? value : '';
}

/** The link that an answer offers as a further call. */
export function link(rel: 'next' | 'resend', step: Step, { config }: Context): Record<string, string> {
  return { rel, href: pathOf(step, config.tenant), type: 'POST' };
}

/** The path of a call in version 2 of the API. */
export function pathOf(step: Step, tenant: string): string {
  return `/t/${tenant}/api/users/v2/recovery/password/${step}`;
}
