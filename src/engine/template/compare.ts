import { kind } from '../kind.ts';
import { isNumericVersion, orderVersions } from '../variants/order.ts';
import { findProduct } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { NO_VERSION, ProductValue, plain, VersionValue } from './values.ts';

export type Operator = '==' | '!=' | '<' | '>' | '<=' | '>=';

/** What a comparison needs to know of the world: the versions in their order, and who is called what. */
export interface ComparisonContext {
  /** versions of the variant's product, oldest first */
  versions: readonly string[];
  products: readonly Product[];
}

/** Why two values cannot be compared, in a sentence; the caller adds the place. */
export class ComparisonError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * Compares as contract 2 says: versions by their order, products by identity, numbers and text as Python does.
 *
 * @throws ComparisonError when the two have no order (text and a number, a product and anything)
 */
export function compare(
  left: unknown,
  operator: Operator,
  right: unknown,
  context: ComparisonContext,
): boolean {
  if (left === NO_VERSION || right === NO_VERSION)
    return operator === '!=' ? left !== right : operator === '==' && left === right;
  if (left instanceof VersionValue) return holds(operator, versionOrder(left.version, right, context));
  if (right instanceof VersionValue) return holds(operator, -versionOrder(right.version, left, context));
  if (left instanceof ProductValue || right instanceof ProductValue)
    return compareProducts(left, operator, right, context);
  return compareValues(plain(left), operator, plain(right), context);
}

/** Says whether `value` is one of the items of a list, a key of a map or a part of a text. */
export function contains(container: unknown, value: unknown, context: ComparisonContext): boolean {
  if (value === NO_VERSION || container === NO_VERSION || container === undefined || container === null)
    return false;
  const items = plain(container);
  if (Array.isArray(items)) return items.some((item) => compare(value, '==', item, context));
  const bare = plain(value);
  if (typeof items === 'string' && typeof bare === 'string') return items.includes(bare);
  if (typeof items === 'object' && items !== null && typeof bare === 'string')
    return Object.hasOwn(items, bare);
  throw new ComparisonError(
    `"in" needs a list, a map or a text on its right, found ${kind(items)}.`,
    'Write a list: ["7.1.0", "7.2.0"].',
  );
}

function versionOrder(version: string, literal: unknown, { versions }: ComparisonContext): number {
  const text = literal instanceof VersionValue ? literal.version : plain(literal);
  if (typeof text !== 'string') {
    throw new ComparisonError(
      `A version is compared with ${kind(text)}.`,
      typeof text === 'number'
        ? `Write the version as text, in quotes: "${text}".`
        : 'To ask whether there is a version at all, write "is_version is defined".',
    );
  }
  // What is neither declared nor numeric was reported when the condition was read; here it is merely not this version.
  return orderVersions(version, text, versions) ?? Number.NaN;
}

function holds(operator: Operator, order: number): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
  }
}

function compareProducts(
  left: unknown,
  operator: Operator,
  right: unknown,
  { products }: ComparisonContext,
): boolean {
  if (operator !== '==' && operator !== '!=') {
    throw new ComparisonError(
      `Products have no order, so "${operator}" has no answer.`,
      'Compare product_name with == or !=.',
    );
  }
  const identity = (value: unknown) => {
    if (value instanceof ProductValue) return value.product?.id ?? value.text;
    const text = plain(value);
    return typeof text === 'string' ? (findProduct(text, products)?.id ?? text) : text;
  };
  return (identity(left) === identity(right)) === (operator === '==');
}

function compareValues(
  left: unknown,
  operator: Operator,
  right: unknown,
  context: ComparisonContext,
): boolean {
  if (operator === '==' || operator === '!=') return equal(left, right) === (operator === '==');
  if (left === undefined || right === undefined || left === null || right === null) return false;
  if (typeof left === 'number' && typeof right === 'number') return holds(operator, left - right);
  if (typeof left === 'string' && typeof right === 'string')
    return holds(operator, textOrder(left, right, context));
  throw new ComparisonError(
    `"${operator}" compares ${kind(left)} with ${kind(right)}, which have no order.`,
    'Compare text with text or numbers with numbers.',
  );
}

function textOrder(left: string, right: string, { versions }: ComparisonContext): number {
  const versionLike = (text: string) => isNumericVersion(text) || versions.includes(text);
  const order = versionLike(left) && versionLike(right) ? orderVersions(left, right, versions) : undefined;
  return order ?? (left < right ? -1 : left > right ? 1 : 0);
}

function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null)
    return number(left ?? null) === number(right ?? null);
  return JSON.stringify(left) === JSON.stringify(right);
}

/** To Python, true is 1 and false is 0. */
function number(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
