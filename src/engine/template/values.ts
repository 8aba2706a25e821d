import runtime from 'nunjucks/src/runtime.js';
import { BASE_PATH } from '../base-path.ts';
import type { Product } from '../variants/site.ts';
import { withoutMarks } from './marks.ts';

/** The version of the variant: prints as text, compares as a version. */
export class VersionValue {
  readonly version: string;

  constructor(version: string) {
    this.version = version;
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
  const bare = plain(value);
  if (Array.isArray(bare)) return bare.length > 0;
  if (typeof bare === 'object' && bare !== null) return Object.keys(bare).length > 0;
  return Boolean(bare);
}
