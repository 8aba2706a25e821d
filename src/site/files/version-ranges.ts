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
  const own = new Set([...set].filter((each) => each.product === product).map(({ version }) => version));
  const runs: string[][] = [];
  let isOpen = false;
  for (const version of product.versions.toReversed()) {
    if (!own.has(version)) isOpen = false;
    else if (isOpen) runs.at(-1)!.push(version);
    else {
      runs.push([version]);
      isOpen = true;
    }
  }
  return runs.flatMap((run) => (run.length < RANGE ? run : [`${run.at(-1)}–${run[0]}`]));
}
