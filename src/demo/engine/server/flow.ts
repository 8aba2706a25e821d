import { type Context, MINUTE } from '../context.ts';
import { digest } from '../digest.ts';
import { oneTimeCode, uuid } from '../random.ts';
import type { Flow, Message, Perishable, Server } from '../state.ts';
import { codeMessage } from './messages.ts';

/** The ids of the channels in `init`'s answer [C]. */
export const EMAIL = '1';
export const SMS = '2';

export function perishable<Value>(value: Value, minutes: number, now: number): Perishable<Value> {
  return { value, ends: now + minutes * MINUTE };
}

/** The flow with an id, unless its time is up. */
export function findFlow(server: Server, id: string, now: number): Flow | undefined {
  return server.flows.find((flow) => flow.id === id && now <= flow.ends);
}

/** A flow that has been used, tried too often or resent too often is gone as a whole [C]. */
export function endFlow(server: Server, ended: Flow): void {
  server.flows = server.flows.filter((flow) => flow !== ended);
}

/**
 * Gives a flow a new code or link and a new resend code, and says what is sent. The old ones end with that, as the
 * tolerance period for old codes is 0 by default [C].
 */
export function sendSecret(server: Server, flow: Flow, context: Context): Omit<Message, 'id'> {
  const { now, random, config } = context;
  const method = flow.channel === SMS ? 'sms-otp' : server.email;
  const account = server.accounts.find(({ username }) => username === flow.username)!;
  const code = method === 'email-link' ? uuid(random) : oneTimeCode(random, config);
  flow.secret = perishable(digest(code), config.minutes[method], now);
  flow.resendCode = perishable(uuid(random), config.minutes.resendCode, now);
  flow.isConfirmed = false;
  // The link holds two parts; a code stands alone (Utils.concatRecoveryFlowIdWithSecretKey) [C].
  return codeMessage(account, method, method === 'email-link' ? `${flow.id}.${code}` : code, context);
}

/** How long a flow lives: by SMS as long as a code and its resends can, by email as long as the code or link [C]. */
export function flowMinutes(server: Server, channel: string, { config }: Context): number {
  const minutes =
    channel === SMS ? config.minutes['sms-otp'] * config.maxResends : config.minutes[server.email];
  return minutes < 1 ? 15 : minutes;
}
