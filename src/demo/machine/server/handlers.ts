import type { Step } from '../state.ts';
import type { Handler } from './answer.ts';
import { confirm } from './confirm.ts';
import { init } from './init.ts';
import { recover } from './recover.ts';
import { resend } from './resend.ts';
import { reset } from './reset.ts';

/** The five calls by the last part of their paths. */
export const HANDLERS: Record<Step, Handler> = { init, recover, resend, confirm, reset };
