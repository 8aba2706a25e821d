import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAllowedHost } from './allowed-host.ts';
import { answerPlainly } from './plain-answer.ts';
import { type RequestPath, requestPath } from './request-path.ts';

/**
 * Lets in what a server of a site has an answer to, and answers all else itself: other methods, names that are not this
 * server's, addresses that cannot be read.
 *
 * @param host the address that the server was told to listen on
 * @param methods those that it has an answer to
 * @returns what is asked for; undefined when it was answered
 */
export function letIn(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  methods: readonly string[] = ['GET', 'HEAD'],
): Exclude<RequestPath, { kind: 'refused' }> | undefined {
  const { method = '', url = '', headers } = request;
  // A whole address as the target says better than the header for whom it is meant.
  const named = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1];
  if (!isAllowedHost(headers.host, host) || !isAllowedHost(named, host)) {
    answerPlainly(response, 421, 'This server has another name.', { connection: 'close' });
    return undefined;
  }
  if (!methods.includes(method)) {
    const refusal = { allow: methods.join(', '), connection: 'close' };
    answerPlainly(response, 405, `This server only answers ${methods.join(' and ')}.`, refusal);
    return undefined;
  }
  // Who reads it on the way takes it for an address.
  if (headers.origin !== undefined && headers.origin !== 'null' && !URL.canParse(headers.origin)) {
    answerPlainly(response, 400, 'The header Origin holds no address.', { connection: 'close' });
    return undefined;
  }
  const read = requestPath(url);
  if (read.kind !== 'refused') return read;
  answerPlainly(response, read.status, read.text, { connection: 'close' });
  return undefined;
}
