import { ALL, CODE, forgot, request, resend, type Scenario, SENT, skip } from './scenario.ts';

const AFTER_A_MINUTE = [skip(60), resend];

/** What can go wrong before a message arrives. */
export const REQUEST: Scenario[] = [
  {
    id: 'unknown-user',
    title: 'The user is unknown',
    text: 'The page looks as for a known user; the request differs.',
    channels: ALL,
    steps: [forgot, request('nobody')],
  },
  {
    id: 'no-phone',
    title: 'The user has no phone number',
    text: 'Nothing arrives, and the page does not say why.',
    channels: ['sms-otp'],
    steps: [forgot, request('sam')],
  },
  {
    id: 'locked',
    title: 'The account is locked',
    text: 'The server refuses, and the page does not say why.',
    channels: ALL,
    steps: [forgot, request('locked')],
  },
  {
    id: 'cool-down',
    title: 'Another message at once',
    text: 'The page waits 60 seconds between two messages.',
    channels: ALL,
    steps: [...SENT, resend],
  },
  {
    id: 'resend',
    title: 'Another message',
    text: 'A new message ends the old one.',
    channels: ALL,
    steps: [...SENT, ...AFTER_A_MINUTE],
  },
  {
    id: 'too-many-resends',
    title: 'Too many messages',
    text: 'The sixth resend ends the recovery.',
    channels: CODE,
    steps: [...SENT, ...Array(6).fill(AFTER_A_MINUTE).flat()],
  },
  {
    id: 'server-error',
    title: 'The server fails',
    text: 'Nothing was sent; the username is kept.',
    channels: ALL,
    steps: [forgot, { type: 'fail', how: 'server' }, request('alex')],
  },
  {
    id: 'network-error',
    title: 'The connection fails',
    text: 'No answer comes; the username is kept.',
    channels: ALL,
    steps: [forgot, { type: 'fail', how: 'network' }, request('alex')],
  },
];
