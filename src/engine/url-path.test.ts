import { expect, test } from 'vitest';
import { decodePath, encodePath, isUrlPath } from './url-path.ts';

test.each(['guides/old-name', '/old/place/', 'a.b/ü%20c'])('%s leads below its start', (path) => {
  expect(isUrlPath(path.replace('%20', '-'))).toBe(true);
});

test.each([
  '../a',
  'a/../../b',
  'a//b',
  '//host/a',
  'https://x/y',
  'a b',
  'a?b',
  'a#b',
  '%2e%2e/a',
  'a/./b',
  '',
  '/',
  '%',
  'c:\\a',
])('"%s" may lead elsewhere', (path) => {
  expect(isUrlPath(path)).toBe(false);
});

test('a path is the same after it was written into an address and read from it', () => {
  const path = 'assets/100% ä?#.png';
  expect(encodePath(path)).toBe('assets/100%25%20%C3%A4%3F%23.png');
  expect(decodePath(encodePath(path))).toBe(path);
});

test('an address with damaged escapes is read as it is', () => {
  expect(decodePath('a%20b/100%')).toBe('a%20b/100%');
});
