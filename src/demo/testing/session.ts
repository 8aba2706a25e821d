import { advance } from '../machine/advance.ts';
import { type Config, configFor, type Variant } from '../machine/config.ts';
import type { DemoEvent } from '../machine/event.ts';
import type { Method } from '../machine/methods.ts';
import { problemText } from '../machine/portal/problems.ts';
import { heading, lead, stepCount } from '../machine/portal/texts.ts';
import { seeded } from '../machine/random.ts';
import { type Exchange, initialState, type Message, type State, type Ui } from '../machine/state.ts';

/** When every session begins, in milliseconds since 1970: a Monday, 9:41 UTC. */
export const START = Date.UTC(2026, 0, 5, 9, 41);

/** A demo in use, for tests. */
export class Session {
  readonly config: Config;
  readonly exchanges: Exchange[] = [];
  readonly messages: Message[] = [];
  state: State;
  now = START;
  #random = seeded(7);

  constructor(method: Method = 'sms-otp', variant: Partial<Variant> = {}) {
    this.config = configFor({ productName: 'Asgardeo', ...variant });
    this.state = initialState(method);
  }

  /** Lets something happen, and nothing after it. */
  happen(event: DemoEvent): void {
    const context = { now: this.now, random: this.#random, config: this.config };
    const { state, exchanges, messages } = advance(this.state, event, context);
    this.state = state;
    this.exchanges.push(...exchanges);
    this.messages.push(...messages);
  }

  /** Lets things happen one after the other; every answer arrives. */
  after(...events: DemoEvent[]): this {
    for (const event of events) {
      this.happen(event);
      this.happen({ type: 'settle' });
    }
    return this;
  }

  /** Asks for a message. */
  request(username = 'alex'): this {
    return this.after({ type: 'forgot' }, { type: 'request', username });
  }

  /** Enters a code, the newest unless told otherwise. */
  confirm(code = this.secret): this {
    return this.after({ type: 'confirm', code });
  }

  /** Opens a link, the newest unless told otherwise. */
  open(link = this.secret): this {
    return this.after({ type: 'open', link });
  }

  /** Sets a new password, typed twice. */
  reset(password: string, repeat = password): this {
    return this.after({ type: 'reset', password, repeat });
  }

  /** Lets time pass on the demo's clock. */
  skip(seconds: number): this {
    return this.after({ type: 'skip', seconds });
  }

  get ui(): Ui {
    return this.state.ui;
  }

  /** The code or link in the newest message. */
  get secret(): string {
    return this.messages.at(-1)?.secret ?? '';
  }

  /** The requests so far: `init 200`. */
  get calls(): string[] {
    return this.exchanges.map(({ step, status }) => `${step} ${status}`);
  }

  /** Everything that a person can read on the page, with the name and the digits taken out that differ by user. */
  get visible(): string {
    const { ui, config } = this;
    const text = [stepCount(ui), heading(ui), lead(ui, config), problemText(ui, config)].join('\n');
    return text.replaceAll(ui.username || '\0', 'NAME').replace(/\*{6}\d{4}/, '******NNNN');
  }
}

/** A password that keeps the policy and that nobody has yet. */
export const GOOD = 'Lamp-Thirteen-Rivers-3';
