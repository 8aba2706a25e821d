import { describe, expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { nameOfShare, pagesOfShare, readShare } from './share.ts';

describe('a share', () => {
  it('is read as it is written', () => {
    for (const text of ['1/1', '2/8', '1000/1000']) expect(nameOfShare(readShare(text)!)).toBe(text);
  });

  it.each(['', '0/3', '4/3', '1/0', '1/1001', '1', '1/2/3', '1/x', ' 1/2', '-1/2', '1.5/2'])(
    'is none that is written as "%s"',
    (text) => {
      expect(readShare(text)).toBeUndefined();
    },
  );

  it('has every page once together with the others, whatever their number', () => {
    const library = fakeLibrary(
      Array.from({ length: 11 }, (_, index) => ({
        path: `p${index}.md`,
        title: `P${index}`,
        variants: index % 3 === 0 ? ['cloud'] : ['cloud', 'server@1.0', 'server@2.0'],
      })),
    );
    for (const of of [1, 2, 3, 7, 11, 30]) {
      const all = Array.from({ length: of }, (_, index) => pagesOfShare(library, { number: index + 1, of }));
      expect(all.flat()).toEqual(library.pages);
    }
  });
});
