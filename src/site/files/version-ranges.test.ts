import { expect, it } from 'vitest';
import type { Product, Variant } from '../../engine/variants/site.ts';
import { VariantSet } from '../../engine/variants/variant-set.ts';
import { versionRanges } from './version-ranges.ts';

const versions = Array.from({ length: 200 }, (_, index) => `${index}.0`);
const product = { id: 'kettle', versions } as Product;
const variants = versions.map((version) => ({ id: version, product, version }) as Variant);

it.each([
  ['nothing of none', []],
  ['one', ['7.0']],
  ['two that follow one another one by one', ['8.0', '7.0']],
  ['more by the first and the last', ['0.0–7.0'], versions.slice(0, 8)],
  ['what lies apart, the newest first', ['199.0', '7.0–9.0', '0.0'], ['0.0', '7.0', '8.0', '9.0', '199.0']],
])('of 200 versions, %s', (_name, ranges, ids: readonly string[] = ranges) => {
  expect(versionRanges(product, VariantSet.named({ products: [product], variants }, ids))).toEqual(ranges);
});
