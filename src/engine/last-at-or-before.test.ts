import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lastAtOrBefore } from './last-at-or-before.ts';

it('finds what an offset lies in, as a look at every item does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(50), { maxLength: 20 }), fc.nat(60), (numbers, offset) => {
      const items = numbers.toSorted((a, b) => a - b).map((start) => ({ start }));
      const expected = Math.max(
        0,
        items.findLastIndex(({ start }) => start <= offset),
      );
      expect(lastAtOrBefore(items, offset, ({ start }) => start)).toBe(expected);
    }),
  );
});
