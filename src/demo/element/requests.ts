import type { Config } from '../machine/config.ts';
import type { Exchange } from '../machine/state.ts';
import { translated } from '../words/translated.ts';
import { escaped } from './html.ts';
import { lineHtml, POST, statusHtml } from './strip.ts';

const AUTHORIZATION = 'Authorization: Bearer $ACCESS_TOKEN';
const NONE = 'none';
const TYPE = 'Content-Type: application/json';

/** All requests with their answers, each to unfold. It is fetched when the strip that holds them is opened. */
export function requestsHtml(exchanges: readonly Exchange[], config: Config, apiUrl: string | null): string {
  const all = exchanges.map((exchange) => {
    const { step, path, request, response } = exchange;
    const link = apiUrl && `<a href="${escaped(apiUrl)}#${step}">${translated('About this call')}</a>`;
    return `<details><summary>${lineHtml(exchange)}</summary>${part(translated('Request'), `${POST} ${escaped(path)}`, `${AUTHORIZATION}\n${TYPE}`, request)}${exchange.status ? part(translated('Answer'), statusHtml(exchange), response ? TYPE : translated(NONE), response) : ''}<div class=row><button data-do=copy data-text="${escaped(curlOf(exchange, config))}">${translated('Copy as curl')}</button>${link ?? ''}</div></details>`;
  });
  return all.join('');
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

/** A message of HTTP with its name, what it begins with, and its body as JSON. */
function part(name: string, start: string, headers: string, body: unknown): string {
  // Names and texts are told apart.
  const json = (body ? JSON.stringify(body, null, 2) : translated(NONE)).replace(
    /"(?:[^"\\]|\\.)*"(:?)/g,
    (text, colon) => `<i${colon && ' class=name'}>${escaped(text)}</i>`,
  );
  return `<div class=row><b>${name}</b> ${start}</div><small>${translated('Headers')}</small><pre>${headers}</pre><small>${translated('Body')}</small><pre>${json}</pre>`;
}
