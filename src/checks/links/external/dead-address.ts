import type { Rule, RuleFinding } from '../../rule.ts';
import type { ExternalLink } from '../references.ts';
import { AnswerCache } from './answer-cache.ts';
import { type Asking, askAddress } from './ask-address.ts';
import { askPolitely, type Pace } from './polite-queue.ts';
import { isPublicHost } from './public-host.ts';

/** How addresses of other sites are looked at. */
export interface ExternalOptions extends Asking, Pace {
  /** absolute path of the file in which answers are kept */
  cache: string;
  /** whether a host is asked */
  isAsked(host: string): boolean;
}

/** How it is done where nobody says otherwise. */
export const POLITE: Omit<ExternalOptions, 'cache'> = {
  hosts: 8,
  pause: 500,
  timeout: 15_000,
  retries: 2,
  backoff: 2000,
  isAsked: isPublicHost,
};

/** A rule that asks other sites whether what links lead to is there. It takes part where a writer asks for it. */
export function deadAddress(options: ExternalOptions): Rule {
  return {
    name: 'dead-address',
    severity: 'warning',
    title: 'Links to other sites that lead nowhere',
    why: 'Other sites move without telling anybody. `variorum check --external` asks each address once: for its head, each host gently, one question after the other. What it finds counts for a week, what is gone for an hour.',
    example: {
      wrong: '# Orders\n\nSee [the shop](https://shop.example/gone).\n',
      right: '# Orders\n\nSee [the shop](https://shop.example/).\n',
    },
    usesReferences: true,
    async check({ references }) {
      const cache = new AnswerCache(options.cache);
      const addresses = [...references.external.keys()].filter((address) => canBeAsked(address, options));
      const open = addresses.filter((address) => !cache.get(address));
      const ask = async (address: string): Promise<void> =>
        cache.set(address, await askAddress(address, options));
      await askPolitely(open, ask, options);
      if (open.length > 0) cache.save();
      return addresses.flatMap((address): RuleFinding[] => {
        const answer = cache.get(address);
        if (answer?.state !== 'gone') return [];
        return references.external.get(address)!.map((link) => finding(address, answer.found, link));
      });
    },
  };
}

function finding(address: string, found: string, { place, variants }: ExternalLink): RuleFinding {
  return {
    message: `The address ${address} ${found}.`,
    hint: 'Look where it has moved to, or take the link away.',
    place,
    variants: variants.ids,
  };
}

function canBeAsked(address: string, { isAsked }: ExternalOptions): boolean {
  // Braces and angle brackets stand for what readers put in.
  if (/[{}<>\s]|%7B|%3C/i.test(address)) return false;
  const url = URL.parse(address);
  return url !== null && isAsked(url.hostname);
}
