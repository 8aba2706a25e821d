import { expect, test } from 'vitest';
import { latestPath, latestPaths } from './paths.ts';

test('latest takes the place of the version, wherever it stands', () => {
  expect(latestPath({ version: '2.0', basePath: '/en/is-2.0' })).toBe('/en/is-latest');
  expect(latestPath({ version: '2.0', basePath: '/2.0/2.0/guides' })).toBe('/2.0/latest/guides');
  expect(latestPath({ version: undefined, basePath: '/cloud' })).toBeUndefined();
});

test("the latest release stands below its product's id too", () => {
  expect(latestPaths('server', { version: '2.0', basePath: '/en/2.0' })).toEqual([
    '/en/latest',
    '/server/latest',
  ]);
  expect(latestPaths('server', { version: '2.0', basePath: '/server/2.0' })).toEqual(['/server/latest']);
  expect(latestPaths('cloud', { version: undefined, basePath: '/cloud' })).toEqual([]);
});
