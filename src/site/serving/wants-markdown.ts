import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

/**
 * Whether who asks for a page would rather have its Markdown (RFC 9110, 12.5.1), as agents do. Browsers never say so, nor do those who
 * take anything.
 */
export function wantsMarkdown({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return new Negotiator({ headers }).mediaType(['text/html', 'text/markdown']) === 'text/markdown';
}

/** Where the Markdown of what stands at an address may lie, best first: of a list that nobody wrote, it is the list for agents. */
export function markdownPaths(path: string): string[] {
  const page = path.replace(/\/$/, '');
  return [...(page === '' ? [] : [`${page}.md`]), `${page}/index.md`, `${page}/llms.txt`];
}

/** Headers of an answer that depends on what was wanted. */
export const BY_TYPE = { Vary: 'Accept' };
export const MARKDOWN = { ...BY_TYPE, 'content-type': 'text/markdown; charset=utf-8' };
