import type { Attributes, Variant } from '../variants/site.ts';
import { BasePathValue, NO_VERSION, ProductValue, VersionValue } from './values.ts';

/** The longest list that `range` makes: more rounds than a page can need. */
const LONGEST_RANGE = 10_000;

/**
 * What a template sees in a variant: attributes of site, product, version and page, the nearer winning, and what the
 * variant is. `is_version` and `version` are one value, as are the two names of a product.
 */
export function variablesOf(variant: Variant, attributes: Attributes): Map<string, unknown> {
  const { product } = variant;
  const version = variant.version === undefined ? NO_VERSION : new VersionValue(variant.version);
  return new Map<string, unknown>([
    ['range', range],
    ...Object.entries(variant.attributes),
    ...Object.entries(attributes),
    ['product_name', new ProductValue(product.name, product)],
    ['product', new ProductValue(product.id, product)],
    ['is_version', version],
    ['version', version],
    ['base_path', new BasePathValue(variant.basePath)],
  ]);
}

/** Python's range: `range(3)`, `range(1, 4)`, `range(10, 0, -5)`. */
function range(...args: number[]): number[] {
  const [start, stop, step = 1] = args.length === 1 ? [0, args[0]!] : args;
  const length = Math.max(0, Math.ceil(((stop ?? 0) - (start ?? 0)) / step));
  if (!(length <= LONGEST_RANGE))
    throw new RangeError(`range makes at most ${LONGEST_RANGE.toLocaleString('en')} items`);
  return Array.from({ length }, (_, index) => (start ?? 0) + index * step);
}
