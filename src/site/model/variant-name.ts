import type { Product, Variant } from '../../engine/variants/site.ts';

/** What readers of a product call a variant: `7.1.0` in their own, `WSO2 Identity Server 7.1.0` or `Asgardeo` elsewhere. */
export function variantName({ product, version }: Variant, reader?: Product): string {
  return product === reader && version !== undefined
    ? version
    : [product.name, version].filter(Boolean).join(' ');
}
