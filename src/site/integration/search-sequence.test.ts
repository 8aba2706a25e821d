import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchRecord } from './search-record.ts';
import { SearchSequence } from './search-sequence.ts';

const record = (edition: string): [string, SearchRecord] => [
  edition,
  { slug: edition, title: '', formerly: [], area: '', isReference: false, variants: [], lead: '', html: '' },
];

describe('search records', () => {
  it('reach the index in the order of the pages, whichever is ready first', async () => {
    const pages = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        pages.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        async ([inOrder, asReady]) => {
          const passed: string[] = [];
          const sequence = new SearchSequence(inOrder, async ([edition]) => {
            await setImmediate();
            passed.push(edition);
          });
          await Promise.all(
            asReady.map((page) => sequence.ready(page, () => [record(`${page} 1`), record(`${page} 2`)])),
          );
          await sequence.complete();
          expect(passed).toEqual(inOrder.flatMap((page) => [`${page} 1`, `${page} 2`]));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('do not end without those of a page', async () => {
    const sequence = new SearchSequence(['a.md', 'b.md'], async () => undefined);
    await sequence.ready('b.md', () => []);
    await expect(sequence.complete()).rejects.toThrow('a.md');
  });
});
