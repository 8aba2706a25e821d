import { expect, test } from 'vitest';
import { indentQuotedLines } from './quoted-lines.ts';

test.each([
  ['a: "b\nc\n\n* d"\ne: f\n', 'a: "b\n c\n\n * d"\ne: f\n'],
  ["a: 'it''s\nb'\nc: d", "a: 'it''s\n b'\nc: d"],
  ['a: "b \\"\nc"', 'a: "b \\"\n c"'],
  ['a: it\'s\nb: 5" wide\nc: d', 'a: it\'s\nb: 5" wide\nc: d'],
  ['- "a\n  b"', '- "a\n  b"'],
])('%j is indented where a quoted text goes on', (yaml, indented) => {
  expect(indentQuotedLines(yaml)).toBe(indented);
});
