/** A place where the vendor's OpenAPI file and the server's code differ. The demo follows the code (demo.md, 1.2). */
export interface Disagreement {
  /** The call, the status, and what differs: described -> sent. */
  difference: string;
  reason: string;
}

const ONE_CODE =
  'The description has one made-up code for each status; the server has one for each case [C].';
const SWAPPED = 'The server swaps code and description by default (buildRetryPasswordResetObject) [C].';

/** One by one. The contract test fails for a difference that is not listed, and for one that no longer occurs. */
export const KNOWN_DISAGREEMENTS: Disagreement[] = [
  {
    difference: 'init 202: not described',
    reason:
      'The description has 404 for unknown users, which the server only sends when NotifyUserExistence is on [C].',
  },
  {
    difference: 'init 200: link next to recovery -> recover',
    reason: 'The description leads to a path that does not exist; the server to the next call [C].',
  },
  {
    difference: 'init 500: code UAR-15001 -> UAR-17003',
    reason:
      'A locked account is meant to be a 403, and falls through to 500 (read in the code, not executed) [C].',
  },
  {
    difference: 'recover 202: code PWR-02002 -> PWR-02001',
    reason: 'The description has the code for messages that are sent by somebody else [C].',
  },
  {
    difference: 'resend 202: code PWR-02002 -> UAR-02001',
    reason: 'The description has the code for messages that are sent by somebody else [C].',
  },
  {
    difference: 'resend 202: link next to recover -> confirm',
    reason: 'The description leads back to a call that is over; the server to the next one [C].',
  },
  {
    difference: 'resend 406: code UAR-10003 -> UAR-10015',
    reason: 'Too many resends end the flow, and the error is that of a wrong confirmation code [C].',
  },
  { difference: 'confirm 406: code PWR-10001 -> UAR-10015', reason: ONE_CODE },
  { difference: 'confirm 406: code PWR-10001 -> UAR-10016', reason: ONE_CODE },
  { difference: 'confirm 406: code PWR-10001 -> UAR-10018', reason: ONE_CODE },
  { difference: 'reset 406: code PWR-10001 -> UAR-10018', reason: ONE_CODE },
  { difference: 'reset 412: code PWR-10001 -> PWR-10005', reason: ONE_CODE },
  { difference: 'reset 412: code PWR-10001 -> PWR-10006', reason: ONE_CODE },
  { difference: 'reset 412: code PWR-10001 -> Password policy violation', reason: SWAPPED },
  {
    difference:
      'reset 412: code PWR-10001 -> This password has been used in recent history. Please choose a different password',
    reason: SWAPPED,
  },
];
