import { writeLink } from '../link.ts';
import { advance } from '../machine/advance.ts';
import type { Config } from '../machine/config.ts';
import type { DemoEvent } from '../machine/event.ts';
import type { Method } from '../machine/methods.ts';
import type { Exchange, State } from '../machine/state.ts';
import { type Performance, play } from '../play.ts';
import type { ScenarioStep } from '../scenarios/scenario.ts';

/** The demo's clock starts on a Monday at 9:41, so that pictures are the same at any time. */
const START = Date.UTC(2026, 0, 5, 9, 41);

/** One run of the demo: its state, what was done to get there, and its clock. */
export class Player {
  readonly config: Config;
  channel: Method;
  state!: State;
  exchanges: Exchange[] = [];
  /** The id of the scenario that was played; empty once something else has happened. */
  scenario = '';
  /** The last thing that happened, with what was typed. */
  last: DemoEvent | undefined;
  #steps: ScenarioStep[] = [];
  #random!: () => number;
  #started = 0;
  #recorded = 0;

  constructor(config: Config, channel: Method) {
    this.config = config;
    this.channel = channel;
    this.start();
  }

  /** Starts from the beginning, or from where some steps lead. */
  start(steps: readonly ScenarioStep[] = [], scenario = ''): void {
    const { config, channel } = this;
    const played: Performance = play(steps, { config, channel, now: START });
    this.state = played.state;
    this.exchanges = played.exchanges;
    this.last = played.last;
    this.#random = played.random;
    this.#steps = [...steps];
    this.#started = performance.now();
    this.#recorded = 0;
    this.scenario = scenario;
  }

  /** The time on the reader's clock (ms), with what was skipped. */
  get now(): number {
    return START + performance.now() - this.#started + this.state.world.ahead;
  }

  /** Lets something happen, and remembers it with the seconds that have passed since the last. */
  happen(event: DemoEvent): void {
    const elapsed = Math.floor((performance.now() - this.#started) / 1000);
    if (event.type !== 'settle') {
      if (elapsed > this.#recorded) this.#steps.push({ type: 'skip', seconds: elapsed - this.#recorded });
      this.#recorded = elapsed;
      this.#steps.push(event);
      this.last = event;
      this.scenario = '';
    }
    const context = { now: this.now - this.state.world.ahead, random: this.#random, config: this.config };
    const { state, exchanges } = advance(this.state, event, context);
    this.state = state;
    this.exchanges = [...this.exchanges, ...exchanges];
  }

  /** The value of `?demo=` that leads here. */
  get link(): string {
    return writeLink(this.channel, this.#steps, this.state.world.messages, this.config);
  }
}
