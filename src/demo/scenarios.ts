import type { Config } from './machine/config.ts';
import type { Method } from './machine/methods.ts';
import { CODES } from './scenarios/code.ts';
import { LINKS } from './scenarios/link.ts';
import { PASSWORDS } from './scenarios/password.ts';
import { REQUEST } from './scenarios/request.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { SUCCESS } from './scenarios/success.ts';

export type { Scenario, ScenarioStep } from './scenarios/scenario.ts';

/**
 * Every story that the demo can tell: for the picker, links, the table in the docs, the tests, and the pictures.
 */
export const SCENARIOS: readonly Scenario[] = [...SUCCESS, ...REQUEST, ...CODES, ...LINKS, ...PASSWORDS];

/** The scenarios of a method; none when the variant does not have the method. */
export function scenariosFor(channel: Method, { methods }: Config): Scenario[] {
  return methods.includes(channel) ? SCENARIOS.filter(({ channels }) => channels.includes(channel)) : [];
}
