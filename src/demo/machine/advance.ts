import type { Context } from './context.ts';
import type { DemoEvent } from './event.ts';
import { complain, type Desk, withoutProblem } from './portal/desk.ts';
import { reset, signIn } from './portal/password.ts';
import { confirm, open } from './portal/proof.ts';
import { request, resend } from './portal/request.ts';
import { type Exchange, freshUi, type Message, type Screen, type State } from './state.ts';

/** What an event leads to: the state after it, the requests that it made, and the messages that arrived. */
export interface Outcome {
  state: State;
  exchanges: Exchange[];
  messages: Message[];
}

/** The furthest that the clock can be put forward at once. */
const WEEK = 7 * 24 * 3600;

/** The screens from which *Back* leads to the sign-in page; from all others it leads to the username. */
const FIRST_AND_LAST: Screen[] = ['sign-in', 'username', 'done', 'signed-in'];

/**
 * The demo in one function: what happens in a state. It changes nothing that it is given. An event that the current
 * screen does not have, or one that would send while an answer is awaited, leads nowhere: a second click sends nothing.
 */
export function advance(state: State, event: DemoEvent, context: Context): Outcome {
  const now = context.now + state.world.ahead;
  const desk: Desk = {
    state: structuredClone(state),
    context: { ...context, now },
    exchanges: [],
    messages: [],
  };
  handle(desk, event);
  return desk;
}

function handle(desk: Desk, event: DemoEvent): void {
  const { state, context } = desk;
  const { ui, world } = state;
  const isFree = !ui.next;
  const isAt = (...screens: Screen[]): boolean => isFree && screens.includes(ui.screen);
  switch (event.type) {
    case 'home':
      state.ui = freshUi(ui.method, ui.username);
      break;
    case 'forgot':
      state.ui = freshUi(ui.method, ui.username, 'username');
      break;
    case 'back': {
      const { next: _, ...rest } = withoutProblem(ui);
      // Who came by a link, on another device perhaps, has sent nothing from here.
      const isProof = ui.screen === 'password' && ui.codeEnds > 0;
      const before = FIRST_AND_LAST.includes(ui.screen) ? 'sign-in' : 'username';
      state.ui = { ...rest, screen: isProof ? 'proof' : before };
      break;
    }
    case 'choose':
      choose(desk, event.method);
      break;
    case 'sign-in':
      if (isAt('sign-in')) complain(desk, signIn(desk, event.username, event.password));
      break;
    case 'request':
      if (isAt('username', 'link-problem')) complain(desk, request(desk, event.username));
      break;
    case 'resend':
      if (isAt('proof')) complain(desk, resend(desk));
      break;
    case 'confirm':
      if (isAt('proof') && ui.method !== 'email-link') complain(desk, confirm(desk, event.code));
      break;
    case 'open':
      if (isFree) complain(desk, open(desk, event.link));
      break;
    case 'reset':
      if (isAt('password')) complain(desk, reset(desk, event.password, event.repeat));
      break;
    case 'settle':
      if (ui.next) state.ui = ui.next;
      break;
    case 'skip':
      if (event.seconds > 0) pass(desk, Math.min(event.seconds, WEEK) * 1000);
      break;
    case 'expire':
      pass(desk, Math.max(0, ui.codeEnds + 1000 - context.now));
      break;
    case 'fail':
      world.failure = event.how;
      break;
  }
}

/** Time goes by, and with it the message that was shown. */
function pass({ state }: Desk, milliseconds: number): void {
  state.world.ahead += milliseconds;
  state.ui = withoutProblem(state.ui);
}

/** Another method: the organization's setting follows, and a recovery that is going on starts again. */
function choose({ state, context }: Desk, method: Desk['state']['ui']['method']): void {
  const { ui, server } = state;
  if (ui.method === method || !context.config.methods.includes(method)) return;
  if (method !== 'sms-otp') server.email = method;
  state.ui = freshUi(method, ui.username, ui.screen === 'sign-in' ? 'sign-in' : 'username');
}
