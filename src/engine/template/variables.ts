import type { Attributes, Variant } from '../variants/site.ts';
import { BasePathValue, NO_VERSION, ProductValue, VersionValue } from './values.ts';

/**
 * What a template sees in a variant: attributes of site, product, version and page, the nearer winning, and what the
 * variant is. `is_version` and `version` are one value, as are the two names of a product.
 */
export function variablesOf(variant: Variant, attributes: Attributes): Map<string, unknown> {
  const { product } = variant;
  const version = variant.version === undefined ? NO_VERSION : new VersionValue(variant.version);
  return new Map<string, unknown>([
    ...Object.entries(variant.attributes),
    ...Object.entries(attributes),
    ['product_name', new ProductValue(product.name, product)],
    ['product', new ProductValue(product.id, product)],
    ['is_version', version],
    ['version', version],
    ['base_path', new BasePathValue(variant.basePath)],
  ]);
}
