import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal } from './deal.ts';

const anyDeal = fc.tuple(fc.array(fc.nat(40), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }));

describe('what is dealt out', () => {
  it('is everything, each thing once and in order, to however many hands', () => {
    fc.assert(
      fc.property(anyDeal, ([weights, hands]) => {
        const dealt = deal(weights, hands);
        expect(dealt).toHaveLength(hands);
        expect(dealt.flat()).toEqual([...weights.keys()]);
      }),
    );
  });

  it('gives no hand more than its share by more than the largest thing', () => {
    fc.assert(
      fc.property(anyDeal, ([weights, hands]) => {
        const fair = weights.reduce((sum, weight) => sum + weight, 0) / hands;
        const most = Math.max(0, ...weights);
        for (const places of deal(weights, hands)) {
          const got = places.reduce((sum, place) => sum + weights[place]!, 0);
          expect(Math.abs(got - fair)).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
