import type { Message, State } from '../machine/state.ts';
import { translated } from '../words/translated.ts';
import { escaped } from './html.ts';

/** What came before everything: phones and inboxes are never empty. */
const EARLIER = '<div dir=ltr lang=en class=earlier><small>Kim, 8:15</small>Lunch at noon?</div>';

/** The phone or the inbox, whichever the method sends to, with its messages, the newest first. */
export function deviceHtml({ ui, world }: State, product: string, now: number): string {
  const to = ui.method === 'sms-otp' ? 'phone' : 'inbox';
  const arrived = world.messages.filter((message) => message.to === to).reverse();
  const messages = arrived.map((message) => messageHtml(message, product, now));
  const title = to === 'phone' ? clock(now) : translated('Inbox');
  return `<div class=sign>${title}</div>${messages.join('')}${EARLIER}`;
}

function messageHtml(message: Message, product: string, now: number): string {
  const { kind, secret, at, ends, subject, text, isRefused } = message;
  const state = isRefused ? translated(', did not work') : now > ends ? translated(', expired') : '';
  const isLink = kind === 'email-link';
  // A code is entered when it is tapped, as on a phone.
  const button = isLink
    ? `<button class=go data-do=open data-link="${secret}">Reset Password</button>`
    : `<button data-do=fill data-code="${secret}" aria-label="${translated('Enter {0}', secret)}">${secret}</button>`;
  const safe = escaped(text);
  const body = isLink ? safe + button : secret ? safe.replace(secret, button) : safe;
  return `<div dir=ltr lang=en class="message${state && ' over'}"><small>${escaped(product)}, ${clock(at)}${state}</small><b>${subject}</b>${body}</div>`;
}

/** The time of day, the same in every time zone, so that pictures do not differ. */
function clock(time: number): string {
  return new Date(time).toISOString().slice(11, 16).replace(/^0/, '');
}
