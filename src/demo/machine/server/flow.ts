import type { Config } from '../config.ts';
import { MINUTE } from '../context.ts';
import type { Method } from '../methods.ts';
import type { Account, Flow, Perishable, Server } from '../state.ts';

/** A value that ends so many minutes after `now` (ms). */
export function perishable<Value>(value: Value, minutes: number, now: number): Perishable<Value> {
  return { value, ends: now + minutes * MINUTE };
}

/** The flow with an id, unless its time is up. */
export function findFlow(server: Server, id: string, now: number): Flow | undefined {
  return server.flows.find((flow) => flow.id === id && now <= flow.ends);
}

/** Whose flow it is. */
export function accountOf({ accounts }: Server, flow: Flow): Account {
  return accounts.find(({ username }) => username === flow.username)!;
}

/** A flow that has been used, tried too often or resent too often is gone as a whole [C]. */
export function endFlow(server: Server, ended: Flow): void {
  server.flows = server.flows.filter((flow) => flow !== ended);
}

/** How long a flow lives (ms): by SMS as long as a code and its resends can, by email as long as the code or link [C]. */
export function flowTime(method: Method, { minutes, maxResends }: Config): number {
  const time = minutes[method] * (method === 'sms-otp' ? maxResends : 1);
  return (time < 1 ? 15 : time) * MINUTE;
}
