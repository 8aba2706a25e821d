import type { Method } from '../config.ts';
import { type Context, MINUTE } from '../context.ts';
import type { Account, Message } from '../state.ts';

/** The message that carries a code or a link. */
export function codeMessage(
  account: Account,
  kind: Method,
  secret: string,
  { now, config }: Context,
): Omit<Message, 'id'> {
  const { product, domain } = config;
  const minutes = config.minutes[kind];
  const validity = `It is valid for ${duration(minutes)}.`;
  const ignore = 'You did not ask for it? Then do nothing.';
  const texts: Record<Method, [string, string]> = {
    'email-link': [
      'Reset your password',
      `Hello ${account.username}, here is the link for a new password. ${validity} ${ignore}`,
    ],
    'email-otp': ['Your code', `${secret} is your ${product} code. ${validity} ${ignore}`],
    // Code first, then the service; the last line binds the code to the site, so that browsers can fill it in.
    'sms-otp': ['', `${secret} is your ${product} code. ${validity}\n\n@${domain} #${secret}`],
  };
  const [subject, text] = texts[kind];
  const to = kind === 'sms-otp' ? 'phone' : 'inbox';
  return { to, kind, at: now, ends: now + minutes * MINUTE, secret, subject, text };
}

/** The mail after a reset; organizations have to switch it on [C]. */
export function noticeMessage({ username }: Account, { now, config }: Context): Omit<Message, 'id'> {
  return {
    to: 'inbox',
    kind: 'notice',
    at: now,
    ends: Number.MAX_SAFE_INTEGER,
    secret: '',
    subject: 'Your password was changed',
    text: `Hello ${username}, your ${config.product} password was changed. It was not you? Tell an administrator.`,
  };
}

/** A number of minutes as people say it. */
export function duration(minutes: number): string {
  const [count, unit] = minutes >= 120 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
