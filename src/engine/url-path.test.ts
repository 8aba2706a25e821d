import { expect, test } from 'vitest';
import { isUrlPath } from './url-path.ts';

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
