import { ACCOUNTS, OLD_PASSWORD } from './machine/accounts.ts';
import type { Config } from './machine/config.ts';
import type { Method } from './machine/methods.ts';
import { keepsPolicy, trimmed } from './machine/policy.ts';
import { cleanCode } from './machine/portal/code.ts';
import type { Message } from './machine/state.ts';
import { NEW_PASSWORD, type ScenarioStep } from './scenarios/scenario.ts';
import { scenariosFor } from './scenarios.ts';

/** What a link leads to: a scenario, or the steps that somebody took. */
export interface Target {
  channel: Method;
  scenario?: string;
  steps: readonly ScenarioStep[];
}

/** Longer values were not made here. */
const LONGEST = 8000;

/**
 * Writes what somebody did as the value of `?demo=`. Typed passwords do not get in: an example that keeps the rules
 * stands for one that does, and another for one that does not. Codes and links are named by their message, as the seed
 * decides them; strangers' usernames become `nobody`. So nothing of it is personal, and all of it is ASCII.
 */
export function writeLink(
  channel: Method,
  steps: readonly ScenarioStep[],
  messages: readonly Message[],
  config: Config,
): string {
  const known = [OLD_PASSWORD, NEW_PASSWORD, ...config.blocked];
  const typed: string[] = [];
  const password = (text: string): string => {
    if (!text || known.includes(text)) return text;
    if (!typed.includes(text)) typed.push(text);
    return (keepsPolicy(text, config.policy) ? 'Example-Password-' : 'weak') + (typed.indexOf(text) + 1);
  };
  const secret = (text: string): string => {
    const code = cleanCode(text, config);
    const message = messages.find((sent) => sent.secret === text || sent.secret === code);
    return message ? `$${message.id}` : code.slice(0, 20).replace(/[^a-z\d]/gi, '?');
  };
  const write = (name: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const text = trimmed(value);
    if (name === 'username')
      return ACCOUNTS.some((known) => known.username === text.toLowerCase()) ? text : 'nobody';
    if (name === 'password' || name === 'repeat') return password(text);
    return name === 'code' || name === 'link' ? secret(text) : value;
  };
  return `${channel}~${btoa(JSON.stringify(steps, write))}`;
}

/**
 * Reads the value of `?demo=`, or what follows `#demo:`; undefined when this variant cannot show it. The steps that
 * somebody else has written may be anything: playing them may throw, and then there is nothing to show either.
 */
export function readLink(value: string, config: Config): Target | undefined {
  const [, name, separator, rest = ''] = /^([a-z-]+)([/~])(.+)$/.exec(value.slice(0, LONGEST)) ?? [];
  const channel = config.methods.find((method) => method === name);
  if (!channel) return undefined;
  if (separator === '/') {
    const scenario = scenariosFor(channel, config).find(({ id }) => id === rest);
    return scenario && { channel, scenario: rest, steps: scenario.steps };
  }
  try {
    const steps: unknown = JSON.parse(atob(rest));
    return Array.isArray(steps) ? { channel, steps } : undefined;
  } catch {
    return undefined;
  }
}
