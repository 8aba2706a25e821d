import { PHRASES } from '../machine/server/answer.ts';
import type { Exchange } from '../machine/state.ts';
import { translated } from '../words/translated.ts';

/** What HTTP calls the statuses, where the server's own phrase is another; 0 is none. */
const REASONS: Record<number, string> = {
  ...PHRASES,
  0: 'No answer',
  200: 'OK',
  202: 'Accepted',
  406: 'Not Acceptable',
};

/** How a request is sent, as HTML. */
export const POST = '<b>POST</b>';

/** The summary of the strip below a demo: the newest request, and how many there were. */
export function stripHtml(exchanges: readonly Exchange[]): string {
  const last = exchanges.at(-1);
  if (!last) return translated('No requests yet');
  const count = exchanges.length;
  return `${lineHtml(last)} <span>${translated(count > 1 ? '{0} requests' : '1 request', count)}</span>`;
}

/** A request in one line: where it went, and what came of it. */
export function lineHtml(exchange: Exchange): string {
  return `${POST} /recovery/password/${exchange.step} ${statusHtml(exchange)}`;
}

/** The status of an answer, in a colour and in words. */
export function statusHtml({ status }: Exchange): string {
  return `<b class="${status && status < 300 ? 'met' : 'fault'}">${status || ''} ${REASONS[status]}</b>`;
}
