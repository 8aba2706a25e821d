import type { Edition } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';

/** How a page's text in one version relates to the product's other versions that have the page. */
export type Readings =
  | { kind: 'every' }
  | { kind: 'none' }
  /** the versions that read the same, oldest first */
  | { kind: 'some'; versions: string[] };

/**
 * Says which other versions of a product read a page as this one does. It is known already: they share its edition.
 *
 * @param having the variants in which the page exists
 * @returns undefined where there is nothing to compare with
 */
export function readings(edition: Edition, variant: Variant, having: VariantSet): Readings | undefined {
  const others = having.filter((each) => each.product === variant.product && each !== variant);
  if (others.size === 0) return undefined;
  const same = others.intersect(edition.variants);
  if (same.equals(others)) return { kind: 'every' };
  if (same.size === 0) return { kind: 'none' };
  return { kind: 'some', versions: [...same].map(({ version }) => version!) };
}
