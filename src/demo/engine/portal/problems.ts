import type { Config } from '../config.ts';
import type { Ui } from '../state.ts';

/** The field that a message belongs to; none: it belongs to the whole step. */
export type Field = 'username' | 'password' | 'code' | 'repeat';

const PROBLEMS = {
  'username-empty': ['username', 'Enter your username.'],
  'password-missing': ['password', 'Enter your password.'],
  'sign-in-refused': ['password', 'The username or the password is not right.'],
  'code-empty': ['code', 'Enter the code from the message.'],
  'code-short': ['code', 'The code has # characters. You have entered fewer.'],
  'code-long': ['code', 'The code has # characters. You have entered more.'],
  'code-characters': ['code', 'The code has other characters. Check it, or copy it from the message.'],
  // One text for known and unknown users, in the words of the API page.
  'code-wrong': ['code', 'This code is not valid. Check it, or ask for a new one.'],
  'code-expired': ['code', 'This code has expired. Ask for a new one.'],
  'cool-down': [undefined, 'Wait until the time is over. The message may still be on its way.'],
  'password-empty': ['password', 'Enter a new password.'],
  'password-weak': ['password', 'The password does not keep every rule.'],
  'password-blocked': ['password', 'This password is too common: others would guess it. Choose another one.'],
  'password-used': ['password', 'You have used this password before. Choose one that is new.'],
  'repeat-differs': ['repeat', 'The two passwords differ. Type it once more, or show both and compare.'],
  'link-expired': [undefined, 'This link has expired.'],
  'link-used': [undefined, 'This link has been used already, or a newer request has taken its place.'],
  'link-replaced': [undefined, 'A newer link has taken the place of this one. Open the newest message.'],
  'link-damaged': [
    undefined,
    'This link is damaged: a part of it is missing. Open it from the message again.',
  ],
  'too-many-tries': [
    undefined,
    'The code was wrong too often, so this recovery has ended. Your account is not locked.',
  ],
  'too-many-resends': [
    undefined,
    'We have sent too many messages, so this recovery has ended. Your account is not locked.',
  ],
  'too-late': [undefined, 'This took too long, so this recovery has ended. Your old password still works.'],
  'server-error': [undefined, 'Something failed on our side. Nothing was sent. Try again.'],
  'network-error': [undefined, 'No connection. Nothing was sent. Try again.'],
} as const satisfies Record<string, readonly [Field | undefined, string]>;

export type Problem = keyof typeof PROBLEMS;

/** The field that a problem is at. */
export function problemField(problem: Problem): Field | undefined {
  return PROBLEMS[problem][0];
}

/** What a problem's message says; empty without a problem. */
export function problemText({ problem, tries }: Ui, { code, maxTries }: Config): string {
  if (!problem) return '';
  const text = PROBLEMS[problem][1].replace('#', String(code.length));
  if (problem !== 'code-wrong') return text;
  const left = maxTries - tries;
  return `${text} ${left === 1 ? 'One try is' : `${left} tries are`} left.`;
}
