import { DONE, expire, LINK, prove, resend, type Scenario, SENT, skip } from './scenario.ts';

/** What can go wrong with a link. */
export const LINKS: Scenario[] = [
  {
    id: 'expired-link',
    title: 'The link has expired',
    text: 'The page offers a new one.',
    channels: LINK,
    steps: [...SENT, expire, prove('$1')],
  },
  {
    id: 'used-link',
    title: 'The link was used before',
    text: 'The reset uses a link up; opening it does not.',
    channels: LINK,
    steps: [...DONE, prove('$1')],
  },
  {
    id: 'damaged-link',
    title: 'The link is damaged',
    text: 'Some mail programs break long links.',
    channels: LINK,
    steps: [...SENT, prove('$damaged')],
  },
  {
    id: 'old-link',
    title: 'The old link is opened',
    text: 'A new link ends the old one.',
    channels: LINK,
    steps: [...SENT, skip(60), resend, prove('$1')],
  },
];
