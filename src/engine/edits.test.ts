import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditedText } from './edits.ts';

describe('a text with edits', () => {
  it('has each where it belongs, also when it is asked for in stretches', () => {
    const part = fc.tuple(
      fc.string({ maxLength: 4 }),
      fc.string({ minLength: 1, maxLength: 3 }),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(part), fc.array(fc.nat(40)), (parts, cuts) => {
        let text = '';
        let expected = '';
        const edits = parts.map(([kept, old, written]) => {
          const from = text.length + kept.length;
          text += kept + old;
          expected += kept + written;
          return { from, to: from + old.length, written };
        });
        const edited = new EditedText(text, edits.toReversed());
        const ends = [...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b), text.length];
        expect(ends.map((to, index) => edited.between({ from: ends[index - 1] ?? 0, to })).join('')).toBe(
          expected,
        );
      }),
    );
  });

  it('has the first and longest of those that overlap', () => {
    const edits = [
      { from: 4, to: 5, written: 'never' },
      { from: 2, to: 3, written: 'never' },
      { from: 2, to: 6, written: '!' },
      { from: 2, to: 6, written: 'never' },
    ];
    expect(new EditedText('abcdefgh', edits).between({ from: 1, to: 8 })).toBe('b!gh');
  });
});
