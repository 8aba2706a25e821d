import type { DemoEvent } from '../machine/event.ts';
import type { Method } from '../machine/methods.ts';

/**
 * What happens in a scenario: an event, or `prove`, which opens the link or enters the code, whichever the method has.
 * A text may stand for what is only known by then: `$1` the code or link of the first message (`$2` of the second),
 * `$text` the text of the newest message, `$damaged` the first link cut short, `$wrong` the code that is always wrong.
 */
export type ScenarioStep = DemoEvent | { type: 'prove'; secret: string };

/** A story that the demo can tell by itself. */
export interface Scenario {
  /** Names it in links: `?demo=sms-otp/expired-code`. */
  id: string;
  title: string;
  /** One sentence for the reader. */
  text: string;
  /** The methods in which it makes sense. */
  channels: readonly Method[];
  steps: ScenarioStep[];
}

/** A story with its steps, in the shortest form: there are many. */
export function scenario(
  id: string,
  title: string,
  text: string,
  channels: readonly Method[],
  ...steps: ScenarioStep[]
): Scenario {
  return { id, title, text, channels, steps };
}

/** The methods that send a link. */
export const LINK: readonly Method[] = ['email-link'];
/** The methods that send a code. */
export const CODE: readonly Method[] = ['email-otp', 'sms-otp'];
/** Every method, in the order in which pages list them. */
export const ALL: readonly Method[] = [...LINK, ...CODE];

/** Keeps every rule, and is not used anywhere else. */
export const NEW_PASSWORD = 'Violet-Harbor-29-Lantern';

/** Follows the link below the sign-in form. */
export const forgot: ScenarioStep = { type: 'forgot' };
/** Asks for another message. */
export const resend: ScenarioStep = { type: 'resend' };
/** Lets the time of the code or link run out. */
export const expire: ScenarioStep = { type: 'expire' };
/** Asks for a message for a username. */
export const request = (username: string): ScenarioStep => ({ type: 'request', username });
/** Opens the link or enters the code; `secret` may be a stand-in such as `$1`. */
export const prove = (secret: string): ScenarioStep => ({ type: 'prove', secret });
/** Puts the clock forward. */
export const skip = (seconds: number): ScenarioStep => ({ type: 'skip', seconds });
/** Sets a new password, typed twice. */
export const reset = (password: string, repeat = password): ScenarioStep => ({
  type: 'reset',
  password,
  repeat,
});

/** The way to a message. */
export const SENT = [forgot, request('alex')];
/** The way to the form for the new password. */
export const PROVEN = [...SENT, prove('$1')];
/** The way to the end. */
export const DONE = [...PROVEN, reset(NEW_PASSWORD)];

/** What was done before each step of a recovery, by the name that pages have for it. Before `sign-in`, the first, is nothing. */
export const BEFORE: Readonly<Record<string, readonly ScenarioStep[]>> = {
  request: [forgot],
  prove: SENT,
  reset: PROVEN,
  done: DONE,
};
