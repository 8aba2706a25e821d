import type { Method } from '../../src/demo/machine/methods.ts';
import { NEW_PASSWORD, type ScenarioStep } from '../../src/demo/scenarios/scenario.ts';

/** A picture of the guides: a moment in one of the demo's scenarios. */
export interface Picture {
  /** Of its files: `NAME.png` and, for dark pages, `NAME-dark.png`. */
  name: string;
  scenario: string;
  channel: Method;
  /** The last thing that happens before the picture is taken; nothing unless given. */
  after?: ScenarioStep['type'];
  /** What the form lets people choose from, where that is more than one method. */
  choice?: readonly Method[];
  /** What is typed then, by field. */
  typed?: Record<string, string>;
  /** The button that is pressed then. */
  pressed?: string;
  /** What the picture shows: the app's form, the inbox, or the form with the inbox or phone that goes with it. */
  part: 'form' | 'device' | 'both';
  /** What the picture is about, as a selector; it gets a ring. */
  marked?: string;
}

const SUBMIT = 'form .go';
const ALEX = { username: 'alex' };

/** Every picture of the guides that the demo can show. */
export const PICTURES: readonly Picture[] = [
  {
    name: 'sign-in',
    scenario: 'success',
    channel: 'email-link',
    part: 'form',
    typed: ALEX,
    marked: '[data-do=forgot]',
  },
  request('request-link', 'email-link'),
  request('request-email-otp', 'email-otp'),
  request('request-sms-otp', 'sms-otp'),
  request('choose-otp-or-sms', 'email-otp', ['email-otp', 'sms-otp']),
  request('choose-link-or-sms', 'email-link', ['email-link', 'sms-otp']),
  {
    name: 'reset-mail',
    scenario: 'success',
    channel: 'email-link',
    after: 'request',
    part: 'device',
    marked: '[data-do=open]',
  },
  code('enter-email-otp', 'email-otp'),
  code('enter-sms-otp', 'sms-otp'),
  {
    name: 'new-password',
    scenario: 'success',
    channel: 'email-link',
    after: 'prove',
    part: 'form',
    typed: { password: NEW_PASSWORD, repeat: NEW_PASSWORD },
    marked: SUBMIT,
  },
  {
    name: 'password-changed',
    scenario: 'success',
    channel: 'email-link',
    after: 'reset',
    part: 'form',
    marked: SUBMIT,
  },
];

/** The form that asks for a message. */
function request(name: string, channel: Method, choice?: readonly Method[]): Picture {
  return {
    name,
    scenario: 'success',
    channel,
    ...(choice && { choice }),
    after: 'forgot',
    part: 'form',
    typed: ALEX,
    marked: SUBMIT,
  };
}

/** The form that takes the code, filled in, beside the message with the code. */
function code(name: string, channel: Method): Picture {
  return {
    name,
    scenario: 'success',
    channel,
    after: 'request',
    pressed: '[data-do=fill]',
    part: 'both',
    marked: SUBMIT,
  };
}
