import type { Edition } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';

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
export function readings(
  edition: Edition,
  variant: Variant,
  having: readonly Variant[],
): Readings | undefined {
  const others = having.filter(({ id, product }) => product.id === variant.product.id && id !== variant.id);
  if (others.length === 0) return undefined;
  const same = others.filter(({ id }) => edition.variants.some((other) => other.id === id));
  if (same.length === others.length) return { kind: 'every' };
  if (same.length === 0) return { kind: 'none' };
  return { kind: 'some', versions: same.map(({ version }) => version!) };
}
