import { ACCOUNTS, OLD_PASSWORD } from './engine/accounts.ts';
import type { Config } from './engine/config.ts';
import { wrongCode } from './engine/random.ts';
import { NEW_PASSWORD } from './scenarios/scenario.ts';

/** An input that the demo treats in a way of its own. */
export interface MagicInput {
  kind: 'Username' | 'Code' | 'Password';
  input: string;
  text: string;
}

/** The inputs to try, for the table in the demo and in the docs. */
export function magicInputs(config: Config): MagicInput[] {
  const hasCodes = config.methods.some((method) => method !== 'email-link');
  const people = ACCOUNTS.map(
    ({ username: input, about: text }) => ({ kind: 'Username', input, text }) as const,
  );
  return [
    ...people.filter(({ input }) => input !== 'sam' || config.methods.includes('sms-otp')),
    { kind: 'Username', input: 'nobody', text: 'Is unknown, like every other name.' },
    ...(hasCodes ? [{ kind: 'Code', input: wrongCode(config), text: 'Is always wrong.' } as const] : []),
    { kind: 'Password', input: OLD_PASSWORD, text: 'Is the forgotten one; it counts as used before.' },
    { kind: 'Password', input: 'Password1', text: 'Keeps the rules, but is too common.' },
    { kind: 'Password', input: NEW_PASSWORD, text: 'Is accepted.' },
  ];
}
