import { OLD_PASSWORD } from '../machine/accounts.ts';
import { ALL, DONE, NEW_PASSWORD, PROVEN, reset, type Scenario, scenario, skip } from './scenario.ts';

/** What can go wrong with the new password. */
export const PASSWORDS: Scenario[] = [
  scenario(
    'weak-password',
    'The password breaks a rule',
    'The page sees that by itself: no request.',
    ALL,
    ...PROVEN,
    reset('short'),
  ),
  scenario(
    'common-password',
    'The password is too common',
    'It keeps every rule; the server still refuses it.',
    ALL,
    ...PROVEN,
    reset('Password1'),
  ),
  scenario(
    'used-password',
    'The password was used before',
    'The server remembers the last passwords.',
    ALL,
    ...PROVEN,
    reset(OLD_PASSWORD),
  ),
  scenario(
    'mismatch',
    'The two passwords differ',
    'The page sees that by itself: no request.',
    ALL,
    ...PROVEN,
    reset(NEW_PASSWORD, `${NEW_PASSWORD}s`),
  ),
  scenario(
    'too-late',
    'The new password comes too late',
    'The recovery has a time, too.',
    ALL,
    ...PROVEN,
    skip(86_401),
    reset(NEW_PASSWORD),
  ),
  scenario(
    'old-password',
    'The old password is used',
    'After the reset only the new one works.',
    ALL,
    ...DONE,
    { type: 'home' },
    { type: 'sign-in', username: 'alex', password: OLD_PASSWORD },
  ),
];
