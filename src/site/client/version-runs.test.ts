import { expect, it } from 'vitest';
import type { ManifestVariant } from '../files/manifest.ts';
import { versionRuns } from './version-runs.ts';

const variant = (product: string, version: string): ManifestVariant => ({
  id: `${product}@${version}`,
  product,
  label: `${product} ${version}`,
  version,
  path: `/${product}/${version}`,
  latest: false,
  released: true,
});
const other = variant('other', '1');
const own = Array.from({ length: 200 }, (_, i) => variant('server', `7.${i}`));
const all = [other, ...own];

it('versions are told as ranges, however many they are and in whatever order they come', () => {
  expect(versionRuns(own.slice(3), all)).toBe('7.3 – 7.199');
  expect(versionRuns([own[9]!, own[2]!, own[3]!, own[0]!], all)).toBe('7.0, 7.2 – 7.3, 7.9');
  expect(versionRuns([own[0]!], all)).toBe('7.0');
});
