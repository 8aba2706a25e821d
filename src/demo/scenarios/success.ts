import { OLD_PASSWORD } from '../machine/accounts.ts';
import { ALL, CODE, DONE, NEW_PASSWORD, prove, reset, type Scenario, SENT, scenario } from './scenario.ts';

/** What goes well. */
export const SUCCESS: Scenario[] = [
  scenario(
    'success',
    'Everything goes well',
    'Alex sets a new password and signs in with it.',
    ALL,
    ...DONE,
    { type: 'home' },
    { type: 'sign-in', username: 'alex', password: NEW_PASSWORD },
  ),
  scenario(
    'pasted-message',
    'The whole message is pasted',
    'The page finds the code in it.',
    CODE,
    ...SENT,
    prove('$text'),
  ),
  scenario(
    'second-password',
    'The second password is accepted',
    'A refused password ends nothing: the code still works.',
    ALL,
    ...SENT,
    prove('$1'),
    reset(OLD_PASSWORD),
    reset(NEW_PASSWORD),
  ),
];
