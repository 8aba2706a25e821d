import type { Config } from '../config.ts';
import type { Ui } from '../state.ts';

/** The fields that a message may belong to; others belong to the whole step. */
const FIELDS = ['username', 'password', 'code', 'repeat'] as const;

/** By the problem; the first word is the field, if it is about one. */
const PROBLEMS = {
  'username-empty': 'Enter your username.',
  'password-missing': 'Enter your password.',
  'password-wrong': 'The username or the password is not right.',
  'code-empty': 'Enter the code from the message.',
  'code-short': 'This is too short: a code has # characters.',
  'code-long': 'This is too long: a code has # characters.',
  'code-characters': 'No code has such characters. Check it.',
  // One text for known and unknown users, in the words of the API page.
  'code-wrong': 'This code is not valid. Check it, or ask for a new one.',
  'code-expired': 'This code has expired. Ask for a new one.',
  'cool-down': 'Wait a little. The message may still be on its way.',
  'password-empty': 'Enter a new password.',
  'password-weak': 'The password does not keep every rule.',
  'password-blocked': 'This password is too common: others would guess it.',
  'password-used': 'You have used this password before. Choose a new one.',
  'repeat-differs': 'The two passwords differ.',
  'link-expired': 'This link has expired.',
  'link-used': 'This link has been used, or a newer one took its place.',
  'link-replaced': 'A newer link took its place. Open the newest message.',
  'link-damaged': 'This link is damaged: a part of it is missing.',
  'too-many-tries': 'The code was wrong too often. Your account is not locked.',
  'too-many-resends': 'There were too many messages. Your account is not locked.',
  'too-late': 'This took too long. Your old password still works.',
  'server-error': 'The server failed. Nothing was sent. Try again.',
  'network-error': 'No connection. Nothing was sent. Try again.',
} as const;

/** The id of a problem; it begins with the field that it is at, if any. */
export type Problem = keyof typeof PROBLEMS;

/** The field that a problem is at. */
export function problemField(problem: Problem): (typeof FIELDS)[number] | undefined {
  return FIELDS.find((field) => problem.startsWith(`${field}-`));
}

/** What a problem's message says; empty without a problem. */
export function problemText({ problem, tries }: Ui, { code, maxTries }: Config): string {
  if (!problem) return '';
  const text = PROBLEMS[problem].replace('#', String(code.length));
  if (problem !== 'code-wrong') return text;
  const left = maxTries - tries;
  return `${text} ${left === 1 ? 'One try is' : `${left} tries are`} left.`;
}
