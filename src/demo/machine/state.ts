import { ACCOUNTS, OLD_PASSWORD, type Person } from './accounts.ts';
import { digest } from './digest.ts';
import type { Method } from './methods.ts';
import type { Problem } from './portal/problems.ts';

/** Plain JSON throughout, and no typed password anywhere: those exist as digests only. */
export interface State {
  server: Server;
  ui: Ui;
  world: World;
}

/** What the server knows. */
export interface Server {
  accounts: Account[];
  flows: Flow[];
  /** What the organization sends by email; SMS always carries a code. */
  email: Method;
}

/** What the server knows of a person. */
export interface Account extends Person {
  /** Digests of the passwords, the current one first. */
  passwords: number[];
}

/** A recovery that is going on. One that has ended is removed. */
export interface Flow {
  id: string;
  username: string;
  recoveryCode?: Perishable<string>;
  resendCode?: Perishable<string>;
  /** The id of the channel that messages go to. */
  channel?: string;
  /** The digest of the one code or link that is valid. */
  secret?: Perishable<number>;
  isConfirmed?: boolean;
  tries: number;
  resends: number;
  ends: number;
}

/** A value that is valid until a time (ms), that time included. */
export interface Perishable<Value> {
  value: Value;
  ends: number;
}

/** The pages of the portal. */
export type Screen =
  | 'sign-in'
  | 'username'
  | 'proof'
  | 'link-problem'
  | 'password'
  | 'done'
  | 'signed-in'
  | 'ended';

/** What the portal shows and remembers: nothing here comes from the server but what its answers said. */
export interface Ui {
  screen: Screen;
  method: Method;
  username: string;
  /** Where a text message went, as far as people may see it. */
  masked: string;
  flow: string;
  resendCode: string;
  resetCode: string;
  tries: number;
  resends: number;
  /** Times until which something holds, by the portal's own clock. */
  coolDownEnds: number;
  codeEnds: number;
  resendEnds: number;
  flowEnds: number;
  problem?: Problem;
  /** Whether the message on its way is a second one. */
  isResent?: boolean;
  /** While an answer is awaited: what it will lead to. */
  next?: Ui;
}

/** What is around the portal. */
export interface World {
  messages: Message[];
  /** How far (ms) the reader has put the clock forward. */
  ahead: number;
  /** How the next request will fail. */
  failure?: Failure;
}

/** How a request can fail: the server answers with an error, or no answer comes. */
export type Failure = 'server' | 'network';

/** A text message or an email that has arrived. */
export interface Message {
  id: number;
  to: 'phone' | 'inbox';
  kind: Method | 'notice';
  at: number;
  ends: number;
  /** The code, or what stands in the link. */
  secret: string;
  subject: string;
  text: string;
  /** It was tried and the server refused it. */
  isRefused?: boolean;
}

/** A request and its answer, as the request log shows them. Status 0: no answer came. */
export interface Exchange {
  step: Step;
  method: 'POST';
  path: string;
  request: Record<string, unknown>;
  status: number;
  response: unknown;
}

/** The calls of the recovery API, by the last word of their paths. */
export type Step = 'init' | 'recover' | 'resend' | 'confirm' | 'reset';

/** The server before anybody has done anything. */
export function initialServer(method: Method): Server {
  const passwords = [digest(OLD_PASSWORD)];
  const accounts = ACCOUNTS.map((person) => ({ ...person, passwords }));
  return { accounts, flows: [], email: method === 'email-otp' ? method : 'email-link' };
}

/** The demo before anybody has done anything. */
export function initialState(method: Method): State {
  // Browsers remember whom they know.
  const { username } = ACCOUNTS[0]!;
  return { server: initialServer(method), ui: freshUi(method, username), world: { messages: [], ahead: 0 } };
}

/** The portal as it opens. */
export function freshUi(method: Method, username = '', screen: Screen = 'sign-in'): Ui {
  return {
    screen,
    method,
    username,
    masked: '',
    flow: '',
    resendCode: '',
    resetCode: '',
    tries: 0,
    resends: 0,
    coolDownEnds: 0,
    codeEnds: 0,
    resendEnds: 0,
    flowEnds: 0,
  };
}
