import { orderVersions } from './order.ts';
import type { Variant } from './site.ts';

/**
 * The variants that stand for a retired version, the first one first: the release after it, which reads most like what its readers
 * know, and so on to the latest; then those before it, from the newest; then what is not released.
 *
 * @param variants of the product
 */
export function successorsOf(version: string, variants: readonly Variant[]): Variant[] {
  const isEarlier = ({ version: own, product }: Variant) =>
    own !== undefined && (orderVersions(own, version, product.versions) ?? 1) < 0;
  const released = variants.filter((variant) => variant.released);
  return [
    ...released.filter((variant) => !isEarlier(variant)),
    ...released.filter(isEarlier).toReversed(),
    ...variants.filter((variant) => !variant.released),
  ];
}
