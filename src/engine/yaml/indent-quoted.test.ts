import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { indentQuoted } from './indent-quoted.ts';

test.each([
  ['a: "b\nc\n\n* d"\ne: f\n', { a: 'b c\n* d', e: 'f' }],
  ["a: 'it''s\nb'\nc: d", { a: "it's b", c: 'd' }],
  ['a: "b \\"\nc"', { a: 'b " c' }],
  ['a:\n  b:\n    - "c\nd"', { a: { b: ['c d'] } }],
])('%j is read as Python reads it', (yaml, value) => {
  expect(parse(indentQuoted(yaml))).toEqual(value);
});

test.each(['a: it\'s\nb: 5" wide\nc: d', 'a: \'b\'\nc: "d\\"e"\n', '- "a"\n- b\n'])(
  '%j stays as it is',
  (yaml) => {
    expect(indentQuoted(yaml)).toBe(yaml);
  },
);
