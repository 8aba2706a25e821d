import type { Exchange, Step } from '../engine/state.ts';
import { escaped } from './html.ts';

/** The headings of the page *Recovery API*, where they are not the name of the call. */
const ANCHORS: Partial<Record<Step, string>> = {
  init: 'start',
  recover: 'send-the-message',
  resend: 'send-it-again',
};

/** The strip with the newest request; it unfolds to all of them. */
export function requestsHtml(exchanges: readonly Exchange[], apiUrl: string | null): string {
  const last = exchanges.at(-1);
  if (!last) return '<summary>No requests yet</summary>';
  const all = exchanges.map((exchange, index) => {
    const { step, request, response } = exchange;
    const link = apiUrl && `<a href="${escaped(apiUrl)}#${ANCHORS[step] ?? step}">About this call</a>`;
    return `<details><summary>${line(exchange)}</summary><pre tabindex="0">${json(request)}</pre><pre tabindex="0">${json(response ?? '')}</pre><div class="row"><button type="button" data-do="copy" data-curl="${index}">Copy as curl</button>${link ?? ''}</div></details>`;
  });
  const count = exchanges.length;
  return `<summary>${line(last)} <span>${count} request${count > 1 ? 's' : ''}</span></summary>${all.join('')}`;
}

/** A request as a command, in the form of the page *Recovery API*. */
export function curlOf({ path, request }: Exchange): string {
  return `curl --request POST "$SERVER${path}" \\
  --header "Authorization: Bearer $ACCESS_TOKEN" \\
  --header 'Content-Type: application/json' \\
  --data '${JSON.stringify(request).replaceAll("'", "'\\''")}'`;
}

function line({ status, step }: Exchange): string {
  const isGood = status > 0 && status < 300;
  return `<b class="${isGood ? 'met' : 'fault'}">${status || 'failed'}</b> POST /recovery/password/${step}`;
}

function json(value: unknown): string {
  return escaped(JSON.stringify(value, null, 2));
}
