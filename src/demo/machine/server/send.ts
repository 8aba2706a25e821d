import type { Context } from '../context.ts';
import { digest } from '../digest.ts';
import { oneTimeCode, uuid } from '../random.ts';
import type { Flow, Server } from '../state.ts';
import { type Answer, link } from './answer.ts';
import { methodBy } from './channels.ts';
import { accountOf, perishable } from './flow.ts';
import { messageOf } from './messages.ts';

/**
 * Gives a flow a new code or link and a new resend code, and answers that it was sent. The old ones end with that, as
 * the tolerance period for old codes is 0 by default [C].
 */
export function sendSecret(
  server: Server,
  flow: Flow,
  context: Context,
  code: string,
  message: string,
): Answer {
  const { now, random, config } = context;
  const method = methodBy(flow.channel, server);
  const isLink = method === 'email-link';
  const secret = isLink ? uuid(random) : oneTimeCode(random, config);
  flow.secret = perishable(digest(secret), config.minutes[method], now);
  flow.resendCode = perishable(uuid(random), config.minutes.resendCode, now);
  flow.isConfirmed = false;
  return {
    status: 202,
    body: {
      code,
      message,
      flowConfirmationCode: flow.id,
      notificationChannel: method === 'sms-otp' ? 'SMS' : 'EMAIL',
      resendCode: flow.resendCode.value,
      links: [link('next', 'confirm', context), link('resend', 'resend', context)],
    },
    // The link holds two parts; a code stands alone (Utils.concatRecoveryFlowIdWithSecretKey) [C].
    message: messageOf(accountOf(server, flow), method, isLink ? `${flow.id}.${secret}` : secret, context),
  };
}
