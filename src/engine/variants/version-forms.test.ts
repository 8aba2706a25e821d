import { expect, it } from 'vitest';
import { mayMeanVersion } from './version-forms.ts';

it.each([
  ['7.1', '7.1.0', true],
  ['7', '7.1.0', true],
  ['v7.1.0', '7.1.0', true],
  ['7.1.0', 'v7.1.0', true],
  ['7.1.x', '7.1.0', true],
  ['7.1.0.0', '7.1.0', true],
  ['NEXT', 'next', true],
  ['7.0', '7.0-LTS', true],
  ['8.0.0', '8.0.0.Final', true],
  ['12', '12c', true],
  ['1', '1.x', true],
  ['n', 'next', false],
  ['7.2', '7.1.0', false],
  ['7.1', '7.10.0', false],
  ['7.1.1', '7.1.0', false],
  ['', '7.1.0', false],
  ['x', '7.1.0', false],
])('"%s" may mean %s: %s', (found, version, expected) => {
  expect(mayMeanVersion(found, version)).toBe(expected);
});
