import { expect, test } from 'vitest';
import { listNames } from './list-names.ts';

test('a message lists the names that somebody would read, and says how many more there are', () => {
  const names = Array.from({ length: 300 }, (_, number) => `1.${number}`);
  expect(listNames(names.slice(0, 2))).toBe('1.0, 1.1');
  expect(listNames(names.slice(0, 20))).toMatch(/1\.19$/);
  expect(listNames(names)).toMatch(/^1\.0, .*, 1\.19 and 280 more$/);
});
