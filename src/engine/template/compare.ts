import { listNames } from '../list-names.ts';
import type { closest } from '../suggest.ts';
import { isNumericVersion, orderVersions } from '../variants/order.ts';
import { findProduct } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { ExpectedError } from './expected-error.ts';
import { unknownProduct, unknownVersion } from './known-names.ts';
import { isMap, kindOf, NO_VERSION, ProductValue, plain, VersionValue } from './values.ts';
import { refuseDeeper, type Work } from './work.ts';

/** How conditions compare, as writers write it. */
export type Operator = '==' | '!=' | '<' | '>' | '<=' | '>=';

/** What a comparison needs to know of the world: the versions in their order, and who is called what. */
export interface ComparisonContext {
  /** versions of the variant's product, oldest first */
  versions: readonly string[];
  products: readonly Product[];
  /** further names that the page gives to its product */
  ownProducts: ReadonlySet<unknown>;
  /** finds the name that was probably meant */
  suggest: typeof closest;
  work: Work;
}

/** Why two values cannot be compared, in a sentence; the caller adds the place. */
export class ComparisonError extends ExpectedError {
  readonly rule: string;
  readonly hint: string | undefined;

  constructor(message: string, hint?: string, rule = 'impossible-comparison') {
    super(message);
    this.hint = hint;
    this.rule = rule;
  }
}

/**
 * Compares as contract 2 says: versions by their order, products by identity, numbers and text as Python does.
 *
 * @param depth how many lists and maps are around the two
 * @throws ComparisonError when the two have no order (text and a number, a product and anything), or when one is the
 * version or product of the variant and the other a text that names none
 */
export function compare(
  left: unknown,
  operator: Operator,
  right: unknown,
  context: ComparisonContext,
  depth = 0,
): boolean {
  refuseDeeper(depth);
  context.work.scan(left);
  context.work.scan(right);
  requireKnown(left, right, context);
  requireKnown(right, left, context);
  if (left === NO_VERSION || right === NO_VERSION)
    return operator === '!=' ? left !== right : operator === '==' && left === right;
  if (left instanceof VersionValue)
    return holds(operator, versionOrder(left.version, operator, right, context));
  if (right instanceof VersionValue)
    return holds(operator, -versionOrder(right.version, operator, left, context));
  if (left instanceof ProductValue || right instanceof ProductValue)
    return compareProducts(left, operator, right, context);
  return compareValues(plain(left), operator, plain(right), context, depth);
}

/**
 * A text that is held against the variant's version or product must name one, wherever the text came from.
 *
 * @param named what may be the variant's version or product; anything else is compared freely
 * @param other what it is compared with
 * @throws ComparisonError when `other` is a text that names none
 */
export function requireKnown(
  named: unknown,
  other: unknown,
  { products, ownProducts, suggest }: ComparisonContext,
): void {
  const isProduct = named instanceof ProductValue;
  if (!isProduct && !(named instanceof VersionValue) && named !== NO_VERSION) return;
  if (other instanceof VersionValue || other instanceof ProductValue) return;
  const text = plain(other);
  if (typeof text !== 'string' || (isProduct && text === named.text)) return;
  if (named instanceof VersionValue && text === named.otherwise) return;
  const unknown = isProduct
    ? unknownProduct(text, products, ownProducts, suggest)
    : unknownVersion(text, products, suggest);
  if (unknown) throw new ComparisonError(unknown.message, unknown.hint, unknown.rule);
}

/** @throws ComparisonError when the order is asked for and nothing says which comes first */
function versionOrder(
  version: string,
  operator: Operator,
  literal: unknown,
  { versions, products }: ComparisonContext,
): number {
  const text = literal instanceof VersionValue ? literal.version : plain(literal);
  // What is unknown was reported where it stands.
  if (text === undefined) return Number.NaN;
  if (typeof text !== 'string') {
    throw new ComparisonError(
      `A version is compared with ${kindOf(text)}.`,
      typeof text === 'number'
        ? 'Write the version as text, in quotes, such as "7.1".'
        : Array.isArray(text)
          ? 'To ask whether it is one of several, write "in".'
          : 'To ask whether there is a version at all, write "is_version is defined".',
    );
  }
  const order = orderVersions(version, text, versions);
  if (order !== undefined) return order;
  if (operator !== '==' && operator !== '!=') throw unordered(text, versions, products);
  // Another product may declare what this one has no place for; here it is merely not this version.
  return Number.NaN;
}

/** Why a version cannot be ordered against a text that names one. */
function unordered(text: string, versions: readonly string[], products: readonly Product[]): ComparisonError {
  const owners = products.filter((product) => product.versions.includes(text));
  if (owners.length > 0 && !versions.includes(text)) {
    const [{ id }] = owners as [Product];
    return new ComparisonError(
      `"${text}" is a version of ${listNames(owners.map((owner) => owner.id))} only: nothing says which versions of other products come before it.`,
      `Ask for the product first: product == "${id}" and …`,
      'unordered-version',
    );
  }
  return new ComparisonError(
    `Nothing says whether the version comes before "${text}" or after it.`,
    `Compare with a version that site.yml lists, or add "${text}" to the list where it belongs.`,
    'unordered-version',
  );
}

/** Whether a comparison is true of two values with this order: negative when the left one comes first; NaN when they have none. */
export function holds(operator: Operator, order: number): boolean {
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
  depth: number,
): boolean {
  if (operator === '==' || operator === '!=')
    return equal(left, right, context, depth) === (operator === '==');
  if (left === undefined || right === undefined || left === null || right === null) return false;
  if (typeof left === 'number' && typeof right === 'number') return holds(operator, left - right);
  if (typeof left === 'string' && typeof right === 'string')
    return holds(operator, textOrder(left, right, context));
  throw new ComparisonError(
    `"${operator}" compares ${kindOf(left)} with ${kindOf(right)}, which have no order.`,
    'Compare text with text or numbers with numbers.',
  );
}

function textOrder(left: string, right: string, { versions }: ComparisonContext): number {
  const versionLike = (text: string) => isNumericVersion(text) || versions.includes(text);
  if (!versionLike(left) || !versionLike(right)) return left < right ? -1 : left > right ? 1 : 0;
  const order = orderVersions(left, right, versions);
  if (order !== undefined) return order;
  throw new ComparisonError(
    'Nothing says which of the two versions comes first.',
    'Compare versions whose ids are of one form, or that site.yml lists.',
    'unordered-version',
  );
}

function equal(left: unknown, right: unknown, context: ComparisonContext, depth: number): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    context.work.steps(2 * left.length + 1);
    return (
      left.length === right.length &&
      left.every((item, index) => compare(item, '==', right[index], context, depth + 1))
    );
  }
  if (isMap(left) && isMap(right)) {
    const keys = Object.keys(left);
    context.work.steps(4 * keys.length + 1);
    return (
      keys.length === Object.keys(right).length &&
      keys.every(
        (key) => Object.hasOwn(right, key) && compare(left[key], '==', right[key], context, depth + 1),
      )
    );
  }
  return number(left ?? null) === number(right ?? null);
}

/** To Python, true is 1 and false is 0. */
function number(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
