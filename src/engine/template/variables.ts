import type { Attributes, Variant } from '../variants/site.ts';
import { LARGEST_COUNT, MisuseError } from './limits.ts';
import { dict, namespace } from './namespace.ts';
import { BasePathValue, NO_VERSION, ProductValue, VersionValue } from './values.ts';

/**
 * What a template sees in a variant: attributes of site, product, version and page, the nearer winning, and what the
 * variant is. `is_version` and `version` are one value, as are the two names of a product.
 */
export function variablesOf(variant: Variant, attributes: Attributes): Map<string, unknown> {
  const { product } = variant;
  const version = variant.version === undefined ? NO_VERSION : new VersionValue(variant.version);
  return new Map<string, unknown>([
    ['range', range],
    ['dict', dict],
    ['namespace', namespace],
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
function range(...args: unknown[]): number[] {
  const [first = Number.NaN, second, step = 1] = args.map((arg) =>
    typeof arg === 'number' ? arg : Number.NaN,
  );
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  const length = Math.max(0, Math.ceil((stop - start) / step));
  if (Number.isNaN(length) || step === 0)
    throw new MisuseError(
      'A range is made of numbers, and its step is not 0.',
      'Write range(3), range(1, 4) or range(10, 0, -5).',
    );
  if (length > LARGEST_COUNT)
    throw new MisuseError(
      `A range has at most ${LARGEST_COUNT.toLocaleString('en')} items, and this one would have more.`,
    );
  return Array.from({ length }, (_, index) => start + index * step);
}
