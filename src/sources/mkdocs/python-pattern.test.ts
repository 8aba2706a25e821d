import { expect, test } from 'vitest';
import { countWork } from '../../engine/testing/count-work.ts';
import { pythonPattern } from './python-pattern.ts';

test.each([
  ['.*\\.(tmp|bin|tar)$', 'a/b.tar', true, true],
  ['b', 'ab', true, false],
  ['\\w+\\.md', 'ünter.md', true, true],
  ['[\\w-]+\\.md\\Z', 'größe-1.md', true, true],
  ['(?P<year>\\d{4})-', '2024-01.md', true, true],
  ['(?i)INDEX', 'index.md', true, true],
  ['a\\\\w', 'ab', false, false],
  ['^docker-(?!(base-.*|ci)\\.).*\\.md$', 'docker-web.md', true, true],
  ['^docker-(?!(base-.*|ci)\\.).*\\.md$', 'docker-base-a.md', false, false],
  ['^docker-(?!(base-.*|ci)\\.).*\\.md$', 'docker-ci.md', false, false],
  ['b(?=[)c])', 'abc', true, false],
  ['(?!a)b', 'ab', true, false],
])('%j in %j: search says %s, match %s', (source, text, found, begins) => {
  const pattern = pythonPattern(source)!;
  expect([pattern.search(text), pattern.match(text)]).toEqual([found, begins]);
});

test.each([
  '(?!a)b|c',
  '((?!a)b)',
  '(?<!a)b',
  '(a)\\1',
  '(',
  '[',
  '*',
  'x'.repeat(1001),
  '((a{100}){100}){100}',
])('%j cannot be read', (source) => {
  expect(pythonPattern(source)).toBeUndefined();
});

test('a pattern that would take time beyond measure takes twice as long with twice the text', async () => {
  const { search } = pythonPattern('(a|aa)*(a|aa)*(a+)+$')!;
  const [once, twice] = [
    await countWork(() => search(`${'a'.repeat(2000)}b`)),
    await countWork(() => search(`${'a'.repeat(4000)}b`)),
  ];
  expect(twice / once).toBeLessThan(2.5);
});
