import type { Config } from './config.ts';

/** What the machine may not have of its own: the time (ms), randomness (0 to 1), and the variant. */
export interface Context {
  now: number;
  random: () => number;
  config: Config;
}

/** A minute in milliseconds, in which the machine counts. */
export const MINUTE = 60_000;
