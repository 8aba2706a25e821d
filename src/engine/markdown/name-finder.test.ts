import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapePattern } from '../escape-pattern.ts';
import { countWork } from '../testing/count-work.ts';
import { LONGEST_NAME, NameFinder } from './name-finder.ts';

const letters = fc.constantFrom('A', 'B', '1', ' ', '.', '+', 'é');
const text = (most: number) => fc.string({ unit: letters, maxLength: most });

describe('names in a text', () => {
  test('are found as one pattern of all of them, the longest first, would find them', () => {
    fc.assert(
      fc.property(fc.array(text(4).filter(Boolean), { minLength: 1 }), text(40), (names, content) => {
        const all = names.toSorted((a, b) => b.length - a.length).map((name) => escapePattern(name));
        const pattern = new RegExp(`(?<!\\w)(?:${all.join('|')})(?!\\w)`, 'g');
        const expected = [...content.matchAll(pattern)].map(({ 0: name, index }) => ({ name, index }));
        expect(new NameFinder(names).find(content)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('make work that grows with the text, however many names there are', async () => {
    const content = 'N1 N2 A A A A N1000 x '.repeat(1000);
    const names = (count: number) => Array.from({ length: count }, (_, i) => `N${i}`);
    const few = new NameFinder(names(10));
    const many = new NameFinder([...names(10_000), ...names(1000).map((name) => `${name} A`)]);
    const work = await countWork(() => few.find(content));
    expect(await countWork(() => many.find(content))).toBeLessThan(work * 3);
  });

  test('are not looked for when nobody would write them', () => {
    const name = 'A'.repeat(LONGEST_NAME + 1);
    expect(new NameFinder([name]).find(name)).toEqual([]);
  });
});
