import type { DemoStates } from '../../checks/links/anchors.ts';
import { METHODS, type Method } from '../../demo/machine/methods.ts';
import { SCENARIOS } from '../../demo/scenarios.ts';

/** What links can ask of the demo, by method: the names of its scenarios. */
export const DEMO_STATES: DemoStates = Object.fromEntries(
  (Object.keys(METHODS) as Method[]).map((method) => [
    method,
    SCENARIOS.filter(({ channels }) => channels.includes(method)).map(({ id }) => id),
  ]),
);
