import { findProduct } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import { closest } from '../variants/suggest.ts';
import { didYouMean, type Problems } from './problem.ts';
import type { VariableScope } from './scope.ts';
import { isMap } from './values.ts';

/** Tells of names and keys that are not there, with what was probably meant. */
export class UnknownReports {
  readonly #problems: Problems;
  readonly #products: readonly Product[];

  constructor(problems: Problems, products: readonly Product[]) {
    this.#problems = problems;
    this.#products = products;
  }

  /** Reports a variable that is not there, once for each place; `offset` is that of its tag in the expanded text. */
  name(name: string, scope: VariableScope, offset: number): void {
    if (this.#problems.isTold(name, offset)) return;
    const suggestion = closest(name, scope.names());
    const hint = findProduct(name, this.#products)
      ? `To compare with the product, put its name in quotes: "${name}".`
      : suggestion
        ? `Did you mean "${suggestion}"?`
        : 'Define it under attributes in site.yml or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.';
    const message = `"${name}" is not a variable: ${this.#problems.quote(offset)}.`;
    this.#problems.add('unknown-variable', message, offset, hint);
  }

  /** Reports a key that a map, list or text does not have, once for each place. */
  key(object: unknown, key: unknown, offset: number): void {
    // Nothing else has a name that could be told, or that is not long in making.
    const name = typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
    if (this.#problems.isTold(name ?? '', offset)) return;
    // A key out of a variable is another one in every variant; the mistake is the same.
    const isWritten = name !== undefined && this.#problems.isWritten(name, offset);
    const keys = isMap(object) ? Object.keys(object) : [];
    this.#problems.add(
      'unknown-key',
      `There is no ${isWritten ? `"${name}"` : 'such key'} in ${this.#problems.quote(offset)}.`,
      offset,
      isWritten && typeof key === 'string' ? didYouMean(key, keys) : undefined,
    );
  }
}
