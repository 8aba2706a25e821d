import { advance, type Outcome } from './machine/advance.ts';
import type { Config } from './machine/config.ts';
import type { DemoEvent } from './machine/event.ts';
import type { Method } from './machine/methods.ts';
import { seeded, wrongCode } from './machine/random.ts';
import { initialState, type State } from './machine/state.ts';
import type { Scenario, ScenarioStep } from './scenarios/scenario.ts';

/** What a scenario came to: the state at its end, with all requests and messages on the way. */
export interface Performance extends Outcome {
  /** Goes on where the scenario left it. */
  random: () => number;
  /** What happened last, with its texts filled in. */
  last?: DemoEvent;
}

/** Where steps are played: a variant, a method, and the seed (1 by default) of which codes and ids are made. */
export interface Stage {
  config: Config;
  channel: Method;
  seed?: number;
  /** The time (ms) at which everything happens. */
  now?: number;
}

/**
 * Plays a scenario in one of its channels, the first that the variant has unless told otherwise.
 *
 * @throws Error when the variant has none of them
 */
export function playScenario(
  scenario: Scenario,
  stage: Omit<Stage, 'channel'> & { channel?: Method },
): Performance {
  const channel = stage.channel ?? scenario.channels.find((method) => stage.config.methods.includes(method));
  if (!channel) throw new Error(`No method of scenario "${scenario.id}" exists in this variant.`);
  return play(scenario.steps, { ...stage, channel });
}

/** Plays steps from the beginning; every answer arrives before the next step. */
export function play(
  steps: readonly ScenarioStep[],
  { config, channel, seed = 1, now = 0 }: Stage,
): Performance {
  const random = seeded(seed);
  const performance: Performance = {
    state: initialState(channel),
    exchanges: [],
    messages: [],
    random,
  };
  for (const step of steps) {
    performance.last = resolve(step, performance.state, config);
    for (const event of [performance.last, { type: 'settle' } as const]) {
      const { state, exchanges, messages } = advance(performance.state, event, { now, random, config });
      performance.state = state;
      performance.exchanges.push(...exchanges);
      performance.messages.push(...messages);
    }
  }
  return performance;
}

/** The event of a step, with its `$…` texts filled in from what has happened. */
export function resolve(step: ScenarioStep, { ui, world }: State, config: Config): DemoEvent {
  const fill = (text: string): string => {
    if (text === '$wrong') return wrongCode(config);
    if (text === '$text') return world.messages.at(-1)?.text ?? '';
    if (text === '$damaged') return world.messages[0]?.secret.slice(0, -5) ?? '';
    return text.startsWith('$') ? (world.messages.find(({ id }) => text === `$${id}`)?.secret ?? '') : text;
  };
  if (step.type === 'confirm') return { ...step, code: fill(step.code) };
  if (step.type !== 'prove') return step.type === 'open' ? { ...step, link: fill(step.link) } : step;
  const secret = fill(step.secret);
  return ui.method === 'email-link' ? { type: 'open', link: secret } : { type: 'confirm', code: secret };
}
