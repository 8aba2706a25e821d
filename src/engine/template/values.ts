import runtime from 'nunjucks/src/runtime.js';
import { BASE_PATH } from '../base-path.ts';
import { findProduct } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { isBlank, withoutMarks } from './marks.ts';

/** The version of the variant: prints as text, compares as a version. */
export class VersionValue {
  readonly version: string;
  /** what the page wants in its place where there is none, which it may therefore be compared with */
  readonly otherwise: unknown;

  constructor(version: string, otherwise?: unknown) {
    this.version = version;
    this.otherwise = otherwise;
  }

  toString(): string {
    return this.version;
  }
}

/** `is_version` in a product without versions: not defined, yet conditions on it have an answer (contract 2). */
export const NO_VERSION = Symbol('no version');

/** The product of the variant, or the one a page set: prints as the name or id that was asked for, compares by identity. */
export class ProductValue {
  readonly text: string;
  readonly product: Product | undefined;

  constructor(text: string, product: Product | undefined) {
    this.text = text;
    this.product = product;
  }

  toString(): string {
    return this.text;
  }
}

/** The variant's URL prefix: prints abstractly, so that variants can share an edition, and is real to conditions. */
export class BasePathValue {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  toString(): string {
    return BASE_PATH;
  }
}

/** What templates call the product and the version. */
export const PRODUCT_NAMES = new Set(['product_name', 'product']);
export const VERSION_NAMES = new Set(['is_version', 'version']);

/** Whether a variable of this name is the product or the version, whoever sets it. */
export function isNaming(name: string): boolean {
  return PRODUCT_NAMES.has(name) || VERSION_NAMES.has(name);
}

/** What a page sets as its product_name or is_version itself compares as a product or a version too. */
export function asNamed(name: string, value: unknown, products: readonly Product[]): unknown {
  if (!isNaming(name)) return value;
  if (value instanceof ProductValue || value instanceof VersionValue) return value;
  const bare = plain(value);
  if (typeof bare !== 'string') return value;
  return PRODUCT_NAMES.has(name)
    ? new ProductValue(bare, findProduct(bare, products))
    : new VersionValue(bare);
}

/** What a filter, a test or a comparison gets to see: plain text instead of Variorum's and Nunjucks' own values. */
export function plain(value: unknown): unknown {
  if (typeof value === 'string') return withoutMarks(value);
  if (value instanceof BasePathValue) return value.path;
  if (value instanceof VersionValue || value instanceof ProductValue) return value.toString();
  if (value instanceof runtime.SafeString) return withoutMarks(value.toString());
  if (value === NO_VERSION) return undefined;
  return value;
}

/** Python's idea of truth, since conditions were written for Jinja: empty lists and maps are false. */
export function truthy(value: unknown): boolean {
  if (typeof value === 'string') return !isBlank(value);
  const bare = plain(value);
  if (Array.isArray(bare)) return bare.length > 0;
  if (isMap(bare)) return !isEmpty(bare);
  return Boolean(bare);
}

/** Asked in every round of a loop, perhaps, of a map of any size. */
function isEmpty(map: object): boolean {
  for (const key in map) if (Object.hasOwn(map, key)) return false;
  return true;
}

/** What `default(…)` gives: the value itself, which stays a version or product, unless there is none. */
export function valueOrDefault(value: unknown, otherwise: unknown, replacesFalsy: unknown): unknown {
  if (value === undefined || value === NO_VERSION || (truthy(replacesFalsy) && !truthy(value)))
    return otherwise;
  return value instanceof VersionValue ? new VersionValue(value.version, plain(otherwise)) : value;
}

/** Says whether a value is a map of a template, and not a value of Variorum's or Nunjucks' own. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What a value is, without saying which: a message that quoted it would be another one in every variant. */
export function kindOf(value: unknown): string {
  if (value === NO_VERSION || value instanceof VersionValue) return 'the version';
  if (value instanceof ProductValue) return 'the product';
  const bare = plain(value);
  if (bare === undefined || bare === null) return 'nothing';
  if (Array.isArray(bare)) return 'a list';
  if (typeof bare === 'function') return 'a macro';
  if (typeof bare === 'object') return 'a map';
  if (typeof bare === 'string') return 'a text';
  return typeof bare === 'number' ? 'a number' : 'true or false';
}
