import { ACCOUNTS, OLD_PASSWORD } from './engine/accounts.ts';
import { type Config, METHODS, type Method } from './engine/config.ts';
import { keepsPolicy, trimmed } from './engine/policy.ts';
import { cleanCode } from './engine/portal/code.ts';
import type { Message } from './engine/state.ts';
import { NEW_PASSWORD, type ScenarioStep } from './scenarios/scenario.ts';
import { SCENARIOS } from './scenarios.ts';

/** What a link leads to: a scenario, or the steps that somebody took. */
export interface Target {
  channel: Method;
  scenario?: string;
  steps: readonly ScenarioStep[];
}

/** The names of each step's values, in the order in which a link has them; also all the steps that a link may have. */
const VALUES = {
  forgot: [],
  home: [],
  back: [],
  resend: [],
  expire: [],
  choose: ['method'],
  request: ['username'],
  'sign-in': ['username', 'password'],
  prove: ['secret'],
  confirm: ['code'],
  open: ['link'],
  reset: ['password', 'repeat'],
  skip: ['seconds'],
  fail: ['how'],
} as const satisfies Partial<Record<ScenarioStep['type'], readonly string[]>>;

/** Longer values were not made here. */
const LONGEST = 2000;

/**
 * Writes what somebody did as the value of `?demo=`: `sms-otp~forgot.request:alex.skip:60`. Typed passwords do not get
 * in: an example that keeps the rules stands for one that does, and another for one that does not. Codes and links are
 * named by their message, as the seed decides them; strangers' usernames become `nobody`.
 */
export function writeLink(
  channel: Method,
  steps: readonly ScenarioStep[],
  messages: readonly Message[],
  config: Config,
): string {
  const examples = new Map<string, string>();
  const password = (typed: string): string => {
    const text = trimmed(typed);
    if (!text || [OLD_PASSWORD, NEW_PASSWORD, ...config.blocked].includes(text)) return text;
    const example = `${keepsPolicy(text, config.policy) ? 'Example-Password-' : 'weak'}${examples.size + 1}`;
    if (!examples.has(text)) examples.set(text, example);
    return examples.get(text)!;
  };
  const secret = (typed: string): string => {
    const message = messages.find(
      (sent) => sent.secret === typed || sent.secret === cleanCode(typed, config),
    );
    return message
      ? `$${message.id}`
      : cleanCode(typed, config)
          .slice(0, 20)
          .replace(/[^a-z\d]/gi, '?');
  };
  const write: Record<string, (typed: string) => string> = {
    username: (typed) =>
      ACCOUNTS.find(({ username }) => username === typed.trim().toLowerCase())?.username ?? 'nobody',
    password,
    repeat: password,
    code: secret,
    link: (typed) => (secret(typed).startsWith('$') ? secret(typed) : '$damaged'),
  };
  const written = steps.map((step) => {
    const names: readonly string[] = VALUES[step.type as keyof typeof VALUES];
    const values = names.map((name) => {
      const value = String(step[name as keyof ScenarioStep]);
      return encodeURIComponent(write[name]?.(value) ?? value).replaceAll('.', '%2E');
    });
    return [step.type, ...values].join(':');
  });
  return `${channel}~${written.join('.')}`;
}

/** Reads the value of `?demo=`, or what follows `#demo:`; undefined when this variant cannot show it, whatever it holds. */
export function readLink(value: string, config: Config): Target | undefined {
  const [, channel = '', separator, rest = ''] = /^([a-z-]+)([/~])(.+)$/s.exec(value.slice(0, LONGEST)) ?? [];
  if (!isMethod(channel) || !config.methods.includes(channel)) return undefined;
  if (separator === '/') {
    const scenario = SCENARIOS.find(({ id, channels }) => id === rest && channels.includes(channel));
    return scenario && { channel, scenario: rest, steps: scenario.steps };
  }
  const steps = rest.split('.').map(readStep);
  return steps.every((step) => step !== undefined) ? { channel, steps } : undefined;
}

function readStep(text: string): ScenarioStep | undefined {
  const [type = '', ...values] = text.split(':');
  if (!Object.hasOwn(VALUES, type)) return undefined;
  const names: readonly string[] = VALUES[type as keyof typeof VALUES];
  if (names.length !== values.length) return undefined;
  try {
    const entries = names.map((name, index): [string, string | number] => {
      const value = decodeURIComponent(values[index]!);
      return [name, name === 'seconds' ? Number(value) : value];
    });
    // Each value is checked where it is used: methods, failures and seconds that do not exist lead nowhere.
    return { type, ...Object.fromEntries(entries) } as ScenarioStep;
  } catch {
    return undefined;
  }
}

function isMethod(text: string): text is Method {
  return Object.hasOwn(METHODS, text);
}
