import { ALL, CODE, forgot, request, resend, type Scenario, SENT, skip } from './scenario.ts';

const AFTER_A_MINUTE = [skip(60), resend];

/** What can go wrong before a message arrives. */
export const REQUEST: Scenario[] = [
  {
    id: 'unknown-user',
    title: 'The user is unknown',
    text: 'The page looks the same as for a known user; only the request shows the difference.',
    channels: ALL,
    steps: [forgot, request('nobody')],
  },
  {
    id: 'no-phone',
    title: 'The user has no phone number',
    text: 'Sam has an email address only: no text message arrives, and the page does not say why.',
    channels: ['sms-otp'],
    steps: [forgot, request('sam')],
  },
  {
    id: 'locked',
    title: 'The account is locked',
    text: 'The server answers with an error, and the page hides it: nobody may learn that the account exists.',
    channels: ALL,
    steps: [forgot, request('locked')],
  },
  {
    id: 'cool-down',
    title: 'Another message is asked for at once',
    text: 'The page waits 60 seconds between two messages; nothing is sent.',
    channels: ALL,
    steps: [...SENT, resend],
  },
  {
    id: 'resend',
    title: 'Another message is sent',
    text: 'After 60 seconds a second message can be sent; it ends the first.',
    channels: ALL,
    steps: [...SENT, ...AFTER_A_MINUTE],
  },
  {
    id: 'too-many-resends',
    title: 'Too many messages',
    text: 'The sixth resend ends the recovery; it can be started again, and the account is not locked.',
    channels: CODE,
    steps: [...SENT, ...Array(6).fill(AFTER_A_MINUTE).flat()],
  },
  {
    id: 'server-error',
    title: 'The server fails',
    text: 'Nothing was sent, and the username is kept for another try.',
    channels: ALL,
    steps: [forgot, { type: 'fail', how: 'server' }, request('alex')],
  },
  {
    id: 'network-error',
    title: 'The connection fails',
    text: 'No answer comes, and the username is kept for another try.',
    channels: ALL,
    steps: [forgot, { type: 'fail', how: 'network' }, request('alex')],
  },
];
