import type { Problem } from '../machine/portal/problems.ts';
import type { Screen } from '../machine/state.ts';

/** What a scenario must lead to. Apart from the scenarios, as readers' browsers need not load it. */
export interface Expectation {
  /** The last part of each request's path, and the status of its answer; 0 where none came. */
  exchanges: string[];
  end: { screen: Screen; problem?: Problem; messages: number };
}

const SENT_REQUESTS = ['init 200', 'recover 202'];
const PROVEN_REQUESTS = [...SENT_REQUESTS, 'confirm 200'];
const DONE_REQUESTS = [...PROVEN_REQUESTS, 'reset 200'];

/** The requests and the end of every scenario, by its id; the same in all its channels. */
export const EXPECTATIONS: Record<string, Expectation> = {
  success: { exchanges: DONE_REQUESTS, end: { screen: 'signed-in', messages: 1 } },
  'pasted-message': { exchanges: PROVEN_REQUESTS, end: { screen: 'password', messages: 1 } },
  'second-password': {
    exchanges: [...PROVEN_REQUESTS, 'reset 412', 'reset 200'],
    end: { screen: 'done', messages: 1 },
  },
  'unknown-user': { exchanges: ['init 202'], end: { screen: 'proof', messages: 0 } },
  'no-phone': { exchanges: ['init 200'], end: { screen: 'proof', messages: 0 } },
  locked: { exchanges: ['init 500'], end: { screen: 'proof', messages: 0 } },
  'cool-down': { exchanges: SENT_REQUESTS, end: { screen: 'proof', problem: 'cool-down', messages: 1 } },
  resend: { exchanges: [...SENT_REQUESTS, 'resend 202'], end: { screen: 'proof', messages: 2 } },
  'too-many-resends': {
    exchanges: [...SENT_REQUESTS, ...Array(5).fill('resend 202'), 'resend 406'],
    end: { screen: 'ended', problem: 'too-many-resends', messages: 6 },
  },
  'server-error': {
    exchanges: ['init 500'],
    end: { screen: 'username', problem: 'server-error', messages: 0 },
  },
  'network-error': {
    exchanges: ['init 0'],
    end: { screen: 'username', problem: 'network-error', messages: 0 },
  },
  'wrong-code': {
    exchanges: [...SENT_REQUESTS, 'confirm 406'],
    end: { screen: 'proof', problem: 'code-wrong', messages: 1 },
  },
  'three-wrong-codes': {
    exchanges: [...SENT_REQUESTS, 'confirm 406', 'confirm 406', 'confirm 406'],
    end: { screen: 'ended', problem: 'too-many-tries', messages: 1 },
  },
  'expired-code': {
    exchanges: [...SENT_REQUESTS, 'confirm 406'],
    end: { screen: 'proof', problem: 'code-expired', messages: 1 },
  },
  'old-code': {
    exchanges: [...SENT_REQUESTS, 'resend 202', 'confirm 406'],
    end: { screen: 'proof', problem: 'code-wrong', messages: 2 },
  },
  'short-code': { exchanges: SENT_REQUESTS, end: { screen: 'proof', problem: 'code-short', messages: 1 } },
  'expired-link': {
    exchanges: [...SENT_REQUESTS, 'confirm 406'],
    end: { screen: 'link-problem', problem: 'link-expired', messages: 1 },
  },
  'used-link': {
    exchanges: [...DONE_REQUESTS, 'confirm 406'],
    end: { screen: 'link-problem', problem: 'link-used', messages: 1 },
  },
  'damaged-link': {
    exchanges: [...SENT_REQUESTS, 'confirm 406'],
    end: { screen: 'link-problem', problem: 'link-damaged', messages: 1 },
  },
  'old-link': {
    exchanges: [...SENT_REQUESTS, 'resend 202', 'confirm 406'],
    end: { screen: 'link-problem', problem: 'link-replaced', messages: 2 },
  },
  'weak-password': {
    exchanges: PROVEN_REQUESTS,
    end: { screen: 'password', problem: 'password-weak', messages: 1 },
  },
  'common-password': {
    exchanges: [...PROVEN_REQUESTS, 'reset 412'],
    end: { screen: 'password', problem: 'password-blocked', messages: 1 },
  },
  'used-password': {
    exchanges: [...PROVEN_REQUESTS, 'reset 412'],
    end: { screen: 'password', problem: 'password-used', messages: 1 },
  },
  mismatch: {
    exchanges: PROVEN_REQUESTS,
    end: { screen: 'password', problem: 'repeat-differs', messages: 1 },
  },
  'too-late': {
    exchanges: [...PROVEN_REQUESTS, 'reset 406'],
    end: { screen: 'ended', problem: 'too-late', messages: 1 },
  },
  'old-password': {
    exchanges: DONE_REQUESTS,
    end: { screen: 'sign-in', problem: 'password-wrong', messages: 1 },
  },
};
