import type { Token } from 'markdown-it';

/** Another token of the kind of one, with some of it changed. */
export function derivedToken(token: Token, changes: Partial<Token>): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token)), token, changes);
}
