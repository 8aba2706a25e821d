import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shown } from './shown.ts';

test('what a terminal would obey is shown as its number', () => {
  expect(shown('a\x1b[2Jb\r\nc\u202Ed')).toBe('a\\x1b[2Jb\\x0d\\x0ac\\u202ed');
  expect(shown('a\nb\x07', { lines: true })).toBe('a\nb\\x07');
  expect(shown('Grüße, 你好 👩‍💻')).toBe('Grüße, 你好 👩‍💻');
});

test('nothing is left in any text that a terminal would obey', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(shown(text)).not.toMatch(/[\p{Cc}\p{Surrogate}\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
    }),
  );
});
