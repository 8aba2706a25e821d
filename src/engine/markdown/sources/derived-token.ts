import type { Token } from 'markdown-it';
import { forgetSource } from './text-sources.ts';

/** Another token of the kind of one, with some of it changed. */
export function derivedToken(token: Token, changes: Partial<Token>): Token {
  const derived: Token = Object.assign(Object.create(Object.getPrototypeOf(token)), token, changes);
  forgetSource(derived);
  return derived;
}
