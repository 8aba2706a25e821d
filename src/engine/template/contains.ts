import { productNames } from '../variants/products.ts';
import { type ComparisonContext, ComparisonError, compare, requireKnown } from './compare.ts';
import { declaredVersions, unknownProduct, unknownVersion } from './known-names.ts';
import { isMap, kindOf, NO_VERSION, ProductValue, plain, VersionValue } from './values.ts';

/**
 * Says whether `value` is one of the items of a list, a key of a map or a part of a text. Versions and products are
 * compared as such.
 *
 * @throws ComparisonError when the container holds nothing, or an unknown version or product
 */
export function contains(container: unknown, value: unknown, context: ComparisonContext): boolean {
  if (container === NO_VERSION || container === undefined || container === null) return false;
  context.work.scan(container);
  context.work.scan(value);
  const items = plain(container);
  const isNamed = value === NO_VERSION || value instanceof VersionValue || value instanceof ProductValue;
  if (Array.isArray(items) || (isNamed && isMap(items))) {
    const list: unknown[] = Array.isArray(items) ? items : Object.keys(items);
    context.work.steps(list.length + 1);
    // All of them, since the first that fits would hide a mistake behind it.
    for (const item of list) requireKnown(value, item, context);
    return value !== NO_VERSION && list.some((item) => compare(value, '==', item, context));
  }
  if (isNamed && typeof items === 'string') return isNamedIn(items, value, context);
  const bare = plain(value);
  // What is unknown was reported where it stands.
  if (bare === undefined) return false;
  if (typeof items === 'string' && typeof bare === 'string') {
    context.work.search(items, bare);
    return items.includes(bare);
  }
  if (isMap(items) && typeof bare === 'string') return Object.hasOwn(items, bare);
  throw new ComparisonError(
    `"in" needs a list, a map or a text on its right, found ${kindOf(items)}.`,
    'Write a list: ["7.1.0", "7.2.0"].',
  );
}

/** `is_version in ("7.1")` means the version in the parentheses; a longer text is searched, as in Python. */
function isNamedIn(
  text: string,
  value: VersionValue | ProductValue | typeof NO_VERSION,
  context: ComparisonContext,
): boolean {
  const { products, ownProducts, suggest } = context;
  const isProduct = value instanceof ProductValue;
  const unknown = isProduct
    ? unknownProduct(text, products, ownProducts, suggest)
    : unknownVersion(text, products, suggest);
  if (!unknown) return value !== NO_VERSION && compare(value, '==', text, context);
  const known = isProduct ? [value.text, ...productNames(products)] : declaredVersions(products);
  if (!known.some((name) => text.includes(name)))
    throw new ComparisonError(unknown.message, unknown.hint, unknown.rule);
  return value !== NO_VERSION && text.includes(String(plain(value)));
}
