import type { Config } from '../config.ts';
import { isBlocked, trimmed } from '../policy.ts';

/**
 * Advice on a password, in words; the policy decides. Length counts more than kinds of characters (NIST SP 800-63B),
 * and a common word, a name, or characters that anybody could go on with make any length weak.
 */
export function strengthAdvice(password: string, username: string, config: Config): string {
  const text = trimmed(password).toLowerCase();
  const codes = Array.from(text, (character) => character.codePointAt(0)!);
  const { length } = codes;
  /** How many characters are the one before, or its neighbour in the alphabet. */
  const inRow = codes.filter((code, index) => Math.abs(code - codes[index - 1]!) < 2).length;
  const has = (name: string): boolean => name.length > 2 && text.includes(name.toLowerCase());
  if (!length) return '';
  if (isBlocked(text, config)) return 'Weak: a common password';
  if (length < 10) return 'Weak: short';
  // Eight characters are few for any length.
  if (new Set(codes).size * 3 <= Math.min(length, 24)) return 'Weak: the same characters again and again';
  if (inRow * 2 >= length) return 'Weak: a row such as abc';
  if (has(username)) return 'Weak: contains the username';
  if (config.product.split(' ').some(has)) return 'Weak: contains a word of the product name';
  return length < 15 ? 'Fair: longer is better' : 'Strong: long';
}

/** Says so when spaces around a password will be cut off. */
export function spacesNote(password: string): string {
  return password === trimmed(password) ? '' : 'Spaces before and after the password are cut off.';
}
