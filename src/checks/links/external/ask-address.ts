import { setTimeout as wait } from 'node:timers/promises';

/** What became of a question whether something stands at an address. */
export interface Answer {
  /** `unknown` where the other side answers and does not let us look */
  state: 'there' | 'gone' | 'unknown';
  /** what was found, as the end of a sentence: `answers with 404` */
  found: string;
}

/** How an address is asked. */
export interface Asking {
  /** milliseconds after which a question is given up */
  timeout: number;
  /** how often a question is asked again that was not answered */
  retries: number;
  /** milliseconds before it is asked again, doubled each time */
  backoff: number;
}

/** Who asks: the other side sees it in its log. */
const USER_AGENT = 'Variorum link check (variorum check --external)';

/** Somebody may see it, or somebody saw it too often: a program cannot tell. */
const CLOSED: ReadonlySet<number> = new Set([401, 402, 403, 405, 406, 407, 408, 418, 425, 429, 451, 999]);

/**
 * Asks whether something stands at an address of http or https: for its head first, and for all of it where a server has no answer to
 * that. It throws nothing.
 */
export async function askAddress(address: string, { timeout, retries, backoff }: Asking): Promise<Answer> {
  let answer: Answer = { state: 'gone', found: 'does not answer' };
  for (let attempt = 0; attempt <= retries; attempt++) {
    if (attempt > 0 && backoff > 0) await wait(backoff * 2 ** (attempt - 1));
    try {
      let status = await statusOf(address, 'HEAD', timeout);
      if (status >= 400 && status !== 429) status = await statusOf(address, 'GET', timeout);
      answer = answerOf(status);
      if (status < 500) return answer;
    } catch (error) {
      const failure = failureOf(error, timeout);
      answer = { state: 'gone', found: failure.found };
      if (failure.isFinal) return answer;
    }
  }
  return answer;
}

async function statusOf(address: string, method: 'HEAD' | 'GET', timeout: number): Promise<number> {
  const response = await fetch(address, {
    method,
    redirect: 'follow',
    headers: { 'user-agent': USER_AGENT, accept: '*/*' },
    signal: AbortSignal.timeout(timeout),
  });
  // Nobody reads it.
  await response.body?.cancel();
  return response.status;
}

function answerOf(status: number): Answer {
  const found = `answers with ${status}`;
  if (status < 400) return { state: 'there', found };
  return { state: CLOSED.has(status) ? 'unknown' : 'gone', found };
}

/** What a failure of `fetch` means, and whether asking again is of no use. */
function failureOf(error: unknown, timeout: number): { found: string; isFinal: boolean } {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return { found: `does not answer within ${timeout / 1000} seconds`, isFinal: false };
  const code = codeOf(error);
  if (code === 'ENOTFOUND') return { found: 'is at a host that does not exist', isFinal: true };
  if (code === 'ECONNREFUSED') return { found: 'is at a host that refuses to answer', isFinal: false };
  if (/^(?:CERT|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return { found: 'has a certificate that browsers do not accept', isFinal: true };
  return { found: `does not answer${code === '' ? '' : ` (${code})`}`, isFinal: false };
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
