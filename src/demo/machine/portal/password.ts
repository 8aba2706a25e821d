import { digest } from '../digest.ts';
import { keepsPolicy, trimmed } from '../policy.ts';
import { textOf } from '../server/answer.ts';
import { call, type Desk, failureOf, send, withoutProblem } from './desk.ts';
import type { Problem } from './problems.ts';
import { end } from './request.ts';

/** A new password was sent off. */
export function reset(desk: Desk, password: string, repeat: string): Problem | undefined {
  if (!trimmed(password)) return 'password-empty';
  if (!keepsPolicy(password, desk.context.config.policy)) return 'password-weak';
  if (trimmed(password) !== trimmed(repeat)) return 'repeat-differs';
  return send(desk, (next) => {
    const { resetCode, flow: flowConfirmationCode } = next;
    const answer = call(desk, 'reset', { resetCode, flowConfirmationCode, password });
    if (answer.status === 200) {
      // Nobody is signed in by this: whoever reads the mailbox would be, too.
      next.screen = 'done';
      return undefined;
    }
    if (answer.status !== 412) return failureOf(answer) ?? end(next, 'too-late');
    // Code and description may have changed places, so both are looked at. The reset code stays valid.
    const isUsed = ['code', 'description'].some((name) => textOf(answer.response, name) === 'PWR-10005');
    return isUsed ? 'password-used' : 'password-blocked';
  });
}

/** Somebody signs in: what proves that the new password works and the old one does not. Not a call of this API. */
export function signIn({ state }: Desk, input: string, password: string): Problem | undefined {
  const username = input.trim();
  state.ui = { ...withoutProblem(state.ui), username };
  if (!username) return 'username-empty';
  if (!password) return 'password-missing';
  const account = state.server.accounts.find((known) => known.username === username.toLowerCase());
  // One message for everything that is wrong, a locked account included.
  if (!account || account.locked || account.passwords[0] !== digest(password)) return 'password-wrong';
  state.ui.screen = 'signed-in';
  return undefined;
}
