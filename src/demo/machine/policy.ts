import { translated } from '../words/translated.ts';
import type { Config, Policy } from './config.ts';

/** A rule for passwords and whether a password keeps it. */
export interface Tick {
  text: string;
  isMet: boolean;
}

/** Spaces around a password are cut off before anything is checked [D]. */
export function trimmed(password: string): string {
  return password.trim();
}

/** Every rule of a policy, in the order in which the page lists them. Length is counted in code points (NIST). */
export function policyTicks(password: string, policy: Policy): Tick[] {
  const text = trimmed(password);
  const { length } = [...text];
  const { min, max } = policy;
  const rules: [boolean, string, boolean, number?][] = [
    [true, '{0} characters or more', length >= min, min],
    [max !== undefined, '{0} characters or fewer', length <= max!, max],
    [policy.upper, 'An upper-case letter', /\p{Lu}/u.test(text)],
    [policy.lower, 'A lower-case letter', /\p{Ll}/u.test(text)],
    [policy.digit, 'A digit', /\p{Nd}/u.test(text)],
    [policy.special, 'A special character', /[^\p{L}\p{M}\p{N}\s]/u.test(text)],
  ];
  return rules
    .filter(([applies]) => applies)
    .map(([, rule, isMet, count = 0]) => ({ text: translated(rule, count), isMet }));
}

/** Says whether a password keeps every rule. */
export function keepsPolicy(password: string, policy: Policy): boolean {
  return policyTicks(password, policy).every(({ isMet }) => isMet);
}

/** Says whether everybody who guesses would try this password first. */
export function isBlocked(password: string, { blocked }: Config): boolean {
  const text = trimmed(password).toLowerCase();
  return blocked.some((word) => word.toLowerCase() === text);
}
