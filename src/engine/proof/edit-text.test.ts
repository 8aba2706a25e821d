import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText } from './edit-text.ts';

/** As the engine reads it. */
const read = (raw: string): string =>
  raw
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');

describe('a file with edits in it', () => {
  it('keeps its byte order mark and the ends of its lines', () => {
    expect(editText('\uFEFFone\r\ntwo\r\nthree\r\n', [{ start: 4, end: 7, text: '2\n3' }])).toBe(
      '\uFEFFone\r\n2\r\n3\r\nthree\r\n',
    );
  });

  it('takes edits at one place in any order', () => {
    const edits = [
      { start: 4, end: 4, text: 'b' },
      { start: 0, end: 3, text: 'a' },
    ];
    expect(editText('one\ntwo', edits)).toBe('a\nbtwo');
  });

  it('keeps the ends of two lines apart that would be one without what stood between them', () => {
    expect(editText('a\rb\nc', [{ start: 2, end: 3, text: '' }])).toBe('a\n\nc');
    expect(editText('a\r\rb\nc', [{ start: 3, end: 4, text: '' }])).toBe('a\r\r\r\nc');
  });

  it('is read as its text with the edits in it, and is the same to the byte elsewhere', () => {
    const parts = fc.array(fc.oneof(fc.constantFrom('\r\n', '\n', '\r', 'ä', '🦊'), fc.string()));
    fc.assert(
      fc.property(
        parts,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('', 'x', 'new\nline'),
        fc.boolean(),
        (pieces, a, b, text, hasMark) => {
          const raw = (hasMark ? '\uFEFF' : '') + pieces.join('').replaceAll('\uFEFF', '');
          const plain = read(raw);
          const [start, end] = [a % (plain.length + 1), b % (plain.length + 1)].toSorted((x, y) => x - y) as [
            number,
            number,
          ];
          const edited = editText(raw, [{ start, end, text }]);
          expect(read(edited)).toBe(plain.slice(0, start) + text + plain.slice(end));
          expect(editText(raw, [])).toBe(raw);
        },
      ),
    );
  });
});
