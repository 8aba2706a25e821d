import type { Config } from '../config.ts';
import { isBlocked, trimmed } from '../policy.ts';

/**
 * Advice on a password, in words; the policy decides. Length counts more than kinds of characters (NIST SP 800-63B),
 * and a name or a common word makes any length weak.
 */
export function strengthAdvice(password: string, username: string, config: Config): string {
  const text = trimmed(password);
  const lower = text.toLowerCase();
  const { length } = [...text];
  const names = [username, ...config.product.split(' ')].map((name) => name.toLowerCase());
  if (!length) return '';
  if (isBlocked(text, config)) return 'Weak: a common password';
  if (new Set(lower).size < 4) return 'Weak: the same characters again and again';
  if (names.some((name) => name.length > 2 && lower.includes(name))) return 'Weak: contains a name';
  if (length < 10) return 'Weak: short';
  return length < 15 ? 'Fair: longer is better' : 'Strong: long';
}

/** Says so when spaces around a password will be cut off. */
export function spacesNote(password: string): string {
  return password === trimmed(password) ? '' : 'Spaces before and after the password are cut off.';
}
