import type { Config } from '../machine/config.ts';
import { PHRASES } from '../machine/server/answer.ts';
import type { Exchange } from '../machine/state.ts';
import { translated } from '../words/translated.ts';
import { escaped } from './html.ts';

/** What HTTP calls the statuses, where the server's own phrase is another; 0 is none. */
const REASONS: Record<number, string> = {
  ...PHRASES,
  0: 'No answer',
  200: 'OK',
  202: 'Accepted',
  406: 'Not Acceptable',
};

const AUTHORIZATION = 'Authorization: Bearer $ACCESS_TOKEN';
const NONE = 'none';
const TYPE = 'Content-Type: application/json';

/** The strip with the newest request; it unfolds to all of them. */
export function requestsHtml(exchanges: readonly Exchange[], apiUrl: string | null): string {
  const last = exchanges.at(-1);
  if (!last) return `<summary>${translated('No requests yet')}</summary>`;
  const all = exchanges.map((exchange, index) => {
    const { step, path, request, response } = exchange;
    const link = apiUrl && `<a href="${escaped(apiUrl)}#${step}">${translated('About this call')}</a>`;
    return `<details><summary>${line(exchange)}</summary>${part(translated('Request'), `${POST} ${escaped(path)}`, `${AUTHORIZATION}\n${TYPE}`, request)}${exchange.status ? part(translated('Answer'), status(exchange), response ? TYPE : translated(NONE), response) : ''}<div class=row><button type=button data-do=copy data-curl=${index}>${translated('Copy as curl')}</button>${link ?? ''}</div></details>`;
  });
  const count = exchanges.length;
  return `<summary>${line(last)} <span>${translated(count > 1 ? '{0} requests' : '1 request', count)}</span></summary>${all.join('')}`;
}

/** A request as commands that a shell takes as they are, in the form of the page *Recovery API*. */
export function curlOf({ path, step, request }: Exchange, { domain }: Config): string {
  const call = `/recovery/password/${step}`;
  return `BASE_URL=${quoted(`https://${domain}${path.replace(call, '')}`)}
ACCESS_TOKEN='your token'
curl --request POST "$BASE_URL${call}" \\
  --header "${AUTHORIZATION}" \\
  --header '${TYPE}' \\
  --data ${quoted(JSON.stringify(request))}`;
}

/** A text as one word of a shell, in which nothing has a meaning. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const POST = '<b>POST</b>';

function line(exchange: Exchange): string {
  return `${POST} /recovery/password/${exchange.step} ${status(exchange)}`;
}

function status({ status: code }: Exchange): string {
  return `<b class="${code && code < 300 ? 'met' : 'fault'}">${code || ''} ${REASONS[code]}</b>`;
}

/** A message of HTTP with its name, what it begins with, and its body as JSON. */
function part(name: string, start: string, headers: string, body: unknown): string {
  // Names and texts are told apart.
  const json = (body ? JSON.stringify(body, null, 2) : translated(NONE)).replace(
    /"(?:[^"\\]|\\.)*"(:?)/g,
    (text, colon) => `<i${colon && ' class=name'}>${escaped(text)}</i>`,
  );
  return `<div class=row><b>${name}</b> ${start}</div><small>${translated('Headers')}</small><pre>${headers}</pre><small>${translated('Body')}</small><pre>${json}</pre>`;
}
