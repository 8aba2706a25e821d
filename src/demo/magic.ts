import { OLD_PASSWORD } from './machine/accounts.ts';
import type { Config } from './machine/config.ts';
import { wrongCode } from './machine/random.ts';
import { NEW_PASSWORD } from './scenarios/scenario.ts';

/** Where an input is entered, the input, and what the demo does with it. */
export type MagicInput = [field: 'Username' | 'Code' | 'Password', input: string, effect: string];

/** The inputs to try, for the table in the demo and in the docs. */
export function magicInputs(config: Config): MagicInput[] {
  const inputs: MagicInput[] = [
    ['Username', 'alex', 'Has an email address and a phone number.'],
    ['Username', 'sam', 'Has no phone number.'],
    ['Username', 'locked', 'Is locked.'],
    ['Username', 'nobody', 'Is unknown, like all others.'],
    ['Code', wrongCode(config), 'Is always wrong.'],
    ['Password', OLD_PASSWORD, 'Is the forgotten one.'],
    ['Password', 'Password1', 'Is too common.'],
    ['Password', NEW_PASSWORD, 'Is accepted.'],
  ];
  const hasCodes = config.methods.some((method) => method !== 'email-link');
  return inputs.filter(([field]) => hasCodes || field !== 'Code');
}
