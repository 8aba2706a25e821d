import fc from 'fast-check';
import picomatch from 'picomatch';
import { expect, test } from 'vitest';
import { tooMuchOf } from './pattern-limit.ts';

const WITH = { hasAlternatives: true };
const WITHOUT = { hasAlternatives: false };

test.each([
  ['*-*-*.md', undefined],
  ['*-*-*-*.md', 'more than 3 stars in one name'],
  ['a/**b**/c', 'more than 3 stars in one name'],
  ['\\*\\*\\*\\*', undefined],
  ['**/a/**/b/**/*.md', undefined],
  ['**/a/**/b/**/c/**/d', 'more than 3 times two stars'],
  ['{a,b,c}/*.{md,mdx}', undefined],
  ['{a,aa}'.repeat(10), 'more than 1,000 ways through its alternatives'],
  ['@(a|aa)'.repeat(10), 'more than 1,000 ways through its alternatives'],
])('%j has %s', (pattern, found) => {
  expect(tooMuchOf(pattern, WITH)).toBe(found);
});

test('braces are letters where there are no alternatives', () => {
  expect(tooMuchOf('{a,aa}'.repeat(10), WITHOUT)).toBeUndefined();
});

test('what is let through is read in no time, whatever it is', () => {
  const part = fc.constantFrom(
    '*',
    '**',
    '?',
    'a',
    'aa',
    '/',
    '{a,aa}',
    '@(a|aa)',
    '+(a|aa)',
    '*(a)',
    '!(a)',
    '[a-z]',
    '{a..c}',
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 14 }), (parts) => {
      const pattern = parts.join('');
      fc.pre(tooMuchOf(pattern, WITH) === undefined);
      const began = process.cpuUsage();
      picomatch(pattern)(`${'a'.repeat(120)}b`);
      const { user } = process.cpuUsage(began);
      expect(user).toBeLessThan(2_000_000);
    }),
    { numRuns: 2000 },
  );
});
