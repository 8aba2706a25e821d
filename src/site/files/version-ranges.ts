import type { Product } from '../../engine/variants/site.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';

/** From so many versions on that follow one another, the first and the last say enough. */
const RANGE = 3;

/**
 * The versions of a product in a set, the newest first, without a word of any language: `next, 7.0.0–7.2.0, 6.1.0`.
 *
 * @returns empty when the set has none of them
 */
export function versionRanges(product: Product, set: VariantSet): string[] {
  const { versions } = product;
  if (versions.length === 0) return [];
  return set
    .runs(product)
    .toReversed()
    .flatMap(({ from, to }) => {
      const run = versions.slice(from, to + 1);
      return run.length < RANGE ? run.toReversed() : [`${run[0]}–${run.at(-1)}`];
    });
}
