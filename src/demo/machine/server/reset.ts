import type { Context } from '../context.ts';
import { digest } from '../digest.ts';
import { isBlocked, keepsPolicy, trimmed } from '../policy.ts';
import { uuid } from '../random.ts';
import { type Answer, type Handler, link, refusal, textOf } from './answer.ts';
import { accountOf, endFlow, findFlow } from './flow.ts';
import { messageOf } from './messages.ts';

/** `POST /recovery/password/reset`: sets the new password and uses the code up. */
export const reset: Handler = (server, body, context) => {
  const { now, config } = context;
  const resetCode = textOf(body, 'resetCode');
  const password = trimmed(textOf(body, 'password'));
  const flow = findFlow(server, textOf(body, 'flowConfirmationCode'), now);
  if (!flow) return refusal(406, 'UAR-10018', 'No recovery flow data found.', context);
  if (!flow.isConfirmed || flow.secret?.value !== digest(resetCode))
    return refusal(406, 'UAR-10015', 'Invalid confirmation code.', context);
  if (!keepsPolicy(password, config.policy) || isBlocked(password, config))
    return retry('PWR-10006', 'Password policy violation', resetCode, context);
  const account = accountOf(server, flow);
  const hash = digest(password);
  if (account.passwords.slice(0, config.history).includes(hash)) {
    const reason = 'This password has been used in recent history. Please choose a different password';
    return retry('PWR-10005', reason, resetCode, context);
  }
  account.passwords = [hash, ...account.passwords].slice(0, Math.max(1, config.history));
  endFlow(server, flow);
  return {
    status: 200,
    body: { code: 'PWR-02005', message: 'Successful password reset.' },
    ...(config.notifyOnSuccess && { message: messageOf(account, 'notice', '', context) }),
  };
};

/** A refused password ends nothing: the answer brings the reset code back for another try. */
function retry(code: string, description: string, resetCode: string, context: Context): Answer {
  // Quirk [C] buildRetryPasswordResetObject: code and description change places, unless
  // Recovery.ErrorMessage.EnableNormalizedRetryErrorResponse is on.
  const [first, second] = context.config.normalizedRetry ? [code, description] : [description, code];
  return {
    status: 412,
    body: {
      code: first,
      message: 'Precondition Failed',
      description: second,
      traceId: uuid(context.random),
      resetCode,
      links: [link('next', 'reset', context)],
    },
  };
}
