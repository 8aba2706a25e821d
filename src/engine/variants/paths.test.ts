import { expect, test } from 'vitest';
import { latestPath } from './paths.ts';

test('latest takes the place of the version, wherever it stands', () => {
  expect(latestPath({ version: '2.0', basePath: '/en/is-2.0' })).toBe('/en/is-latest');
  expect(latestPath({ version: '2.0', basePath: '/2.0/2.0/guides' })).toBe('/2.0/latest/guides');
  expect(latestPath({ version: undefined, basePath: '/cloud' })).toBeUndefined();
});
