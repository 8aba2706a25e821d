import { type Context, MINUTE } from '../context.ts';
import type { Account, Message } from '../state.ts';

/** What the server sends: a code, a link, or the notice after a reset (which organizations have to switch on [C]). */
export function messageOf(
  { username }: Account,
  kind: Message['kind'],
  secret: string,
  { now, config }: Context,
): Omit<Message, 'id'> {
  const { product, domain } = config;
  const minutes = config.minutes[kind];
  const [unit, count] = duration(minutes);
  const time = unit.replace('{0}', String(count));
  const code = `${secret} is your ${product} code. It is valid for ${time}.`;
  const ignore = 'You did not ask for it? Then do nothing.';
  const texts: Record<Message['kind'], [subject: string, text: string]> = {
    'email-link': [
      'Reset your password',
      `Hello ${username}, here is the link for a new password. It is valid for ${time}. ${ignore}`,
    ],
    'email-otp': ['Your code', `${code} ${ignore}`],
    // Code first, then the service; the last line binds the code to the site, so that browsers can fill it in.
    'sms-otp': ['', `${code}\n\n@${domain} #${secret}`],
    notice: ['Your password was changed', 'You did not do that? Tell an administrator.'],
  };
  const [subject, text] = texts[kind];
  const to = kind === 'sms-otp' ? 'phone' : 'inbox';
  return { to, kind, at: now, ends: now + minutes * MINUTE, secret, subject, text };
}

/** A number of minutes as people say it: a text with the place of a number, and the number. */
export function duration(minutes: number): [text: string, count: number] {
  const [count, unit] = minutes >= 120 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return [`{0} ${unit}${count === 1 ? '' : 's'}`, count];
}
