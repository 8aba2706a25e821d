import { type Context, MINUTE } from '../context.ts';
import { type Answer, pathOf, refusal, textOf } from '../server/answer.ts';
import { HANDLERS } from '../server/handlers.ts';
import type { Exchange, Message, State, Step, Ui } from '../state.ts';
import type { Problem } from './problems.ts';

/** What an event is worked on with: a state of its own to change, and what comes of it. */
export interface Desk {
  state: State;
  /** `now` is the reader's clock, put forward by what was skipped. */
  context: Context;
  exchanges: Exchange[];
  messages: Message[];
}

/** As many messages as an inbox or a phone keeps. */
const KEPT = 20;

/**
 * Starts what needs an answer: the portal is busy until `settle`, and shows then what `work` makes of it, and the
 * problem that it returns. The server has done its part at once; only the portal waits.
 */
export function send(desk: Desk, work: (next: Ui) => Problem | undefined): undefined {
  const ui = withoutProblem(desk.state.ui);
  const next = { ...ui };
  const problem = work(next);
  desk.state.ui = { ...ui, next: problem ? { ...next, problem } : next };
}

/** Shows the problem, if there is one, that kept something from being sent. */
export function complain({ state }: Desk, problem: Problem | undefined): void {
  if (problem) state.ui = { ...state.ui, problem };
}

/** One request to the server, its answer, and the message that it sends. */
export function call(desk: Desk, step: Step, request: Record<string, unknown>): Exchange {
  const { state, context } = desk;
  const { failure } = state.world;
  delete state.world.failure;
  const answer: Answer =
    failure === 'network'
      ? { status: 0, body: null }
      : failure === 'server'
        ? refusal(500, 'UAR-15001', 'Error while starting the recovery.', context)
        : HANDLERS[step](state.server, request, context);
  const exchange: Exchange = {
    step,
    method: 'POST',
    path: pathOf(step, context.config.tenant),
    // The log shows requests, and must not show a password.
    request: 'password' in request ? { ...request, password: '********' } : request,
    status: answer.status,
    response: answer.body,
  };
  desk.exchanges.push(exchange);
  if (answer.message) {
    const message = { ...answer.message, id: (state.world.messages.at(-1)?.id ?? 0) + 1 };
    state.world.messages = [...state.world.messages, message].slice(-KEPT);
    desk.messages.push(message);
  }
  return exchange;
}

/** The problem of a call that brought no usable answer; undefined when the server did its work. */
export function failureOf({ status, response }: Exchange): Problem | undefined {
  if (status === 0) return 'network-error';
  // A locked account is answered with 500 too. It must look like success, as nobody may learn that it exists.
  return status >= 500 && !/1700[34]$/.test(textOf(response, 'code')) ? 'server-error' : undefined;
}

/** Notes the times that a message which was just sent starts, by the portal's own clock. */
export function startTimes(ui: Ui, { now, config }: Context): void {
  ui.coolDownEnds = now + config.coolDown * 1000;
  ui.codeEnds = now + config.minutes[ui.method] * MINUTE;
  ui.resendEnds = now + config.minutes.resendCode * MINUTE;
}

/** The page without its message. */
export function withoutProblem({ problem: _, ...ui }: Ui): Ui {
  return ui;
}
