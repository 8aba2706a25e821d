import type { Method } from './methods.ts';
import type { Failure } from './state.ts';

/** What can happen: what a person does on the page, what the world around it does, and `settle`, the answer's arrival. */
export type DemoEvent =
  | { type: 'home' }
  | { type: 'forgot' }
  | { type: 'back' }
  | { type: 'choose'; method: Method }
  | { type: 'sign-in'; username: string; password: string }
  | { type: 'request'; username: string }
  | { type: 'resend' }
  | { type: 'confirm'; code: string }
  | { type: 'open'; link: string }
  | { type: 'reset'; password: string; repeat: string }
  | { type: 'settle' }
  | { type: 'skip'; seconds: number }
  | { type: 'expire' }
  | { type: 'fail'; how: Failure };
