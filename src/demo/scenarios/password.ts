import { OLD_PASSWORD } from '../machine/accounts.ts';
import { ALL, DONE, NEW_PASSWORD, PROVEN, reset, type Scenario, skip } from './scenario.ts';

/** What can go wrong with the new password. */
export const PASSWORDS: Scenario[] = [
  {
    id: 'weak-password',
    title: 'The password breaks a rule',
    text: 'The page sees that by itself: no request.',
    channels: ALL,
    steps: [...PROVEN, reset('short')],
  },
  {
    id: 'common-password',
    title: 'The password is too common',
    text: 'It keeps every rule; the server still refuses it.',
    channels: ALL,
    steps: [...PROVEN, reset('Password1')],
  },
  {
    id: 'used-password',
    title: 'The password was used before',
    text: 'The server remembers the last passwords.',
    channels: ALL,
    steps: [...PROVEN, reset(OLD_PASSWORD)],
  },
  {
    id: 'mismatch',
    title: 'The two passwords differ',
    text: 'The page sees that by itself: no request.',
    channels: ALL,
    steps: [...PROVEN, reset(NEW_PASSWORD, `${NEW_PASSWORD}s`)],
  },
  {
    id: 'too-late',
    title: 'The new password comes too late',
    text: 'The recovery has a time, too.',
    channels: ALL,
    steps: [...PROVEN, skip(86_401), reset(NEW_PASSWORD)],
  },
  {
    id: 'old-password',
    title: 'The old password is used',
    text: 'After the reset only the new one works.',
    channels: ALL,
    steps: [...DONE, { type: 'home' }, { type: 'sign-in', username: 'alex', password: OLD_PASSWORD }],
  },
];
