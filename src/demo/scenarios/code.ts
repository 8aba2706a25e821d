import { CODE, expire, prove, resend, type Scenario, SENT, scenario, skip } from './scenario.ts';

const WRONG = prove('$wrong');

/** What can go wrong with a code. */
export const CODES: Scenario[] = [
  scenario('wrong-code', 'The code is wrong', 'Three tries per recovery.', CODE, ...SENT, WRONG),
  scenario(
    'three-wrong-codes',
    'Three wrong codes',
    'The third one ends the recovery; the account is not locked.',
    CODE,
    ...SENT,
    WRONG,
    WRONG,
    WRONG,
  ),
  scenario(
    'expired-code',
    'The code has expired',
    'The server calls it wrong; the page looks at its clock.',
    CODE,
    ...SENT,
    expire,
    prove('$1'),
  ),
  scenario(
    'old-code',
    'The old code is used',
    'A new code ends the old one.',
    CODE,
    ...SENT,
    skip(60),
    resend,
    prove('$1'),
  ),
  scenario(
    'short-code',
    'The code is incomplete',
    'The page sees that by itself: no request.',
    CODE,
    ...SENT,
    prove('000'),
  ),
];
