import { OLD_PASSWORD } from '../machine/accounts.ts';
import { ALL, CODE, DONE, NEW_PASSWORD, prove, reset, type Scenario, SENT } from './scenario.ts';

/** What goes well. */
export const SUCCESS: Scenario[] = [
  {
    id: 'success',
    title: 'Everything goes well',
    text: 'Alex sets a new password and signs in with it.',
    channels: ALL,
    steps: [...DONE, { type: 'home' }, { type: 'sign-in', username: 'alex', password: NEW_PASSWORD }],
  },
  {
    id: 'pasted-message',
    title: 'The whole message is pasted',
    text: 'The page finds the code in it.',
    channels: CODE,
    steps: [...SENT, prove('$text')],
  },
  {
    id: 'second-password',
    title: 'The second password is accepted',
    text: 'A refused password ends nothing: the code still works.',
    channels: ALL,
    steps: [...SENT, prove('$1'), reset(OLD_PASSWORD), reset(NEW_PASSWORD)],
  },
];
