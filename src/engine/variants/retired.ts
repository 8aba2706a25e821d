import { orderVersions } from './order.ts';
import type { Product, Variant } from './site.ts';

/** A version that is no more, and whose addresses lead on. */
export interface RetiredVersion {
  /** `server@1.0.0` */
  id: string;
  product: Product;
  version: string;
  /** URL prefix that it had, as that of a {@link Variant} */
  basePath: string;
  /** where its readers are led: to the first of these that has what they look for */
  successors: readonly Variant[];
}

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
