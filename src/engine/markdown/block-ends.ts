import type { Token } from 'markdown-it';

/** Tokens with which a block begins that no token goes around, each with the one in which it ends. */
const ends = new WeakMap<Token, Token>();
const lasts = new WeakSet<Token>();

/** Notes that some tokens are one block, although none of them goes around the others: raw HTML, and a component with what it holds. */
export function noteBlock(first: Token, last: Token): void {
  ends.set(first, last);
  lasts.add(last);
}

/** The token in which the block ends that begins with this one; undefined where that is no such block. */
export function blockEnd(first: Token): Token | undefined {
  return ends.get(first);
}

/** Whether a block ends in a token: what follows belongs to it no more. */
export function endsBlock(token: Token): boolean {
  return lasts.has(token);
}
