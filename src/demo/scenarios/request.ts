import { ALL, CODE, forgot, request, resend, type Scenario, SENT, scenario, skip } from './scenario.ts';

const AFTER_A_MINUTE = [skip(60), resend];

/** What can go wrong before a message arrives. */
export const REQUEST: Scenario[] = [
  scenario(
    'unknown-user',
    'The user is unknown',
    'The page looks as for a known user; the request differs.',
    ALL,
    forgot,
    request('nobody'),
  ),
  scenario(
    'no-phone',
    'The user has no phone number',
    'Nothing arrives, and the page does not say why.',
    ['sms-otp'],
    forgot,
    request('sam'),
  ),
  scenario(
    'locked',
    'The account is locked',
    'The server refuses, and the page does not say why.',
    ALL,
    forgot,
    request('locked'),
  ),
  scenario(
    'cool-down',
    'Another message at once',
    'The page waits 60 seconds between two messages.',
    ALL,
    ...SENT,
    resend,
  ),
  scenario('resend', 'Another message', 'A new message ends the old one.', ALL, ...SENT, ...AFTER_A_MINUTE),
  scenario(
    'too-many-resends',
    'Too many messages',
    'The sixth resend ends the recovery.',
    CODE,
    ...SENT,
    ...Array(6).fill(AFTER_A_MINUTE).flat(),
  ),
  scenario(
    'server-error',
    'The server fails',
    'Nothing was sent; the username is kept.',
    ALL,
    forgot,
    { type: 'fail', how: 'server' },
    request('alex'),
  ),
  scenario(
    'network-error',
    'The connection fails',
    'No answer comes; the username is kept.',
    ALL,
    forgot,
    { type: 'fail', how: 'network' },
    request('alex'),
  ),
];
