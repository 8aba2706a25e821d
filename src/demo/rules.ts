/** Where a rule is held: by tests of the machine, by tests in a browser. */
export type Holder = 'unit' | 'browser';

/** A rule of a good recovery flow, and what holds the demo to it. */
export interface Rule {
  rule: string;
  held: Holder[];
  /** The part that the demo does not hold, and why. */
  except?: string;
}

/** The 44 rules of a good recovery flow (demo.md, section 2), shortened. Each holder has a test named `rule N: …`. */
export const RULES: Record<number, Rule> = {
  1: { rule: 'Known and unknown users see the same, after the same time', held: ['unit', 'browser'] },
  2: { rule: 'The wording is conditional', held: ['unit'] },
  3: { rule: 'The username is trimmed; an empty one is said at the field', held: ['unit', 'browser'] },
  4: { rule: 'The username is carried to the next steps', held: ['unit', 'browser'] },
  5: { rule: 'Asking changes nothing on the account', held: ['unit'] },
  6: {
    rule: 'Requests are limited',
    held: ['unit'],
    except: 'A limit for each network address: the demo has one reader and no network.',
  },
  7: { rule: 'The channel is masked', held: ['unit'] },
  8: {
    rule: 'Only channels that are enabled and set up are offered; one is no choice',
    held: ['unit', 'browser'],
  },
  9: { rule: 'One input for the code, with autocomplete', held: ['browser'] },
  10: { rule: 'Pasting works, with spaces and hyphens', held: ['unit', 'browser'] },
  11: { rule: 'Nothing is sent before the person acts; Enter sends', held: ['browser'] },
  12: { rule: 'The code is visible', held: ['browser'] },
  13: { rule: 'A wrong code gets one message, at the field', held: ['unit', 'browser'] },
  14: { rule: 'Incomplete codes are said before asking', held: ['unit'] },
  15: { rule: 'An expired code is called so', held: ['unit'] },
  16: { rule: 'A code or link works once', held: ['unit'] },
  17: { rule: 'A new code ends the old one', held: ['unit', 'browser'] },
  18: { rule: 'Too many wrong tries end the flow, not the account', held: ['unit'] },
  19: { rule: 'Validity of 10 minutes by SMS and 24 hours by email at most', held: ['unit'] },
  20: {
    rule: 'Six digits or more, random, stored hashed',
    held: ['unit'],
    except:
      'An approved generator and hash: those of the demo are seeded and small, as they protect nothing.',
  },
  21: { rule: 'The cool-down is visible and rarely announced', held: ['unit', 'browser'] },
  22: { rule: 'Help for what did not arrive is always in the same place', held: ['browser'] },
  23: { rule: 'Code first, then the service, bound to the site in the last line', held: ['unit'] },
  24: { rule: 'A time limit can be answered with a new code, the username kept', held: ['unit'] },
  25: {
    rule: 'Links are https, random, single use, and expire',
    held: ['unit'],
    except: 'Referrer-Policy: a header of the real page; the links of the demo lead nowhere.',
  },
  26: { rule: 'Opening a link does not use it up', held: ['unit'] },
  27: {
    rule: 'Expired, used and damaged links have their own explanations and one action',
    held: ['unit', 'browser'],
  },
  28: { rule: 'A link works on another device', held: ['unit'] },
  29: { rule: 'New passwords may be pasted, managed and shown', held: ['browser'] },
  30: { rule: 'The rules are visible and ticked, not only by colour', held: ['unit', 'browser'] },
  31: {
    rule: 'Long and Unicode passwords count by code points; common ones are refused with a reason',
    held: ['unit'],
  },
  32: { rule: 'A used password is refused with a reason, and the code stays valid', held: ['unit'] },
  33: {
    rule: 'A mismatch is said at the second field, not while typing the first',
    held: ['unit', 'browser'],
  },
  34: { rule: 'The strength is advice, in words', held: ['unit'] },
  35: { rule: 'Spaces around are cut off, and the page says so', held: ['unit'] },
  36: {
    rule: 'After success: a notice, no automatic sign-in, a way to sign in',
    held: ['unit'],
    except: 'Ending other sessions: the simulated product has no sessions.',
  },
  37: { rule: 'The old password no longer works, the new one does', held: ['unit'] },
  38: { rule: 'Every step has a heading and a count, announced once', held: ['unit', 'browser'] },
  39: { rule: 'Back never sends again', held: ['unit', 'browser'] },
  40: { rule: 'A double click sends one request', held: ['unit', 'browser'] },
  41: {
    rule: 'Keyboard, 320 px, 400 %, reduced motion, forced colours, targets of 24 px',
    held: ['browser'],
  },
  42: { rule: 'Every failure has a scenario', held: ['unit', 'browser'] },
  43: { rule: 'Failures of network and server keep the input', held: ['unit', 'browser'] },
  44: { rule: 'Nothing typed leaves the page', held: ['unit', 'browser'] },
};
