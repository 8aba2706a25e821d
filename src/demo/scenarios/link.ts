import { DONE, expire, LINK, prove, resend, type Scenario, SENT, scenario, skip } from './scenario.ts';

/** What can go wrong with a link. */
export const LINKS: Scenario[] = [
  scenario(
    'expired-link',
    'The link has expired',
    'The page offers a new one.',
    LINK,
    ...SENT,
    expire,
    prove('$1'),
  ),
  scenario(
    'used-link',
    'The link was used before',
    'The reset uses a link up; opening it does not.',
    LINK,
    ...DONE,
    prove('$1'),
  ),
  scenario(
    'damaged-link',
    'The link is damaged',
    'Some mail programs break long links.',
    LINK,
    ...SENT,
    prove('$damaged'),
  ),
  scenario(
    'old-link',
    'The old link is opened',
    'A new link ends the old one.',
    LINK,
    ...SENT,
    skip(60),
    resend,
    prove('$1'),
  ),
];
