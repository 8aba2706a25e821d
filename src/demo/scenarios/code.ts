import { CODE, expire, prove, resend, type Scenario, SENT, skip } from './scenario.ts';

const WRONG = prove('$wrong');

/** What can go wrong with a code. */
export const CODES: Scenario[] = [
  {
    id: 'wrong-code',
    title: 'The code is wrong',
    text: 'Three tries per recovery.',
    channels: CODE,
    steps: [...SENT, WRONG],
  },
  {
    id: 'three-wrong-codes',
    title: 'Three wrong codes',
    text: 'The third one ends the recovery; the account is not locked.',
    channels: CODE,
    steps: [...SENT, WRONG, WRONG, WRONG],
  },
  {
    id: 'expired-code',
    title: 'The code has expired',
    text: 'The server calls it wrong; the page looks at its clock.',
    channels: CODE,
    steps: [...SENT, expire, prove('$1')],
  },
  {
    id: 'old-code',
    title: 'The old code is used',
    text: 'A new code ends the old one.',
    channels: CODE,
    steps: [...SENT, skip(60), resend, prove('$1')],
  },
  {
    id: 'short-code',
    title: 'The code is incomplete',
    text: 'The page sees that by itself: no request.',
    channels: CODE,
    steps: [...SENT, prove('000')],
  },
];
