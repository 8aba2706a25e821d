import { listNames } from '../list-names.ts';
import { closest } from '../suggest.ts';
import { isNumericVersion } from '../variants/order.ts';
import { findProduct, productNames } from '../variants/products.ts';
import type { Product } from '../variants/site.ts';
import type { RuntimeProblem } from './problem.ts';

/** What is wrong with a name that a condition compares with; the caller knows the place. */
export type UnknownName = Omit<RuntimeProblem, 'offset'> & { hint: string };

/** What was asked for before: a page may have thousands of wrong versions. */
const declared = new WeakMap<readonly Product[], readonly string[]>();

/** The versions that the products declare. */
export function declaredVersions(products: readonly Product[]): readonly string[] {
  const versions = declared.get(products) ?? products.flatMap((product) => product.versions);
  declared.set(products, versions);
  return versions;
}

/**
 * A text that is compared with the version must be declared by some product, or made of numbers.
 *
 * @param look finds what was meant; by default, however often that is
 */
export function unknownVersion(
  text: string,
  products: readonly Product[],
  look = closest,
): UnknownName | undefined {
  if (isNumericVersion(text)) return undefined;
  const versions = declaredVersions(products);
  if (versions.includes(text)) return undefined;
  return {
    rule: 'unknown-version',
    message: `"${shortened(text)}" is not a version: it is neither declared in site.yml nor made of numbers.`,
    hint: suggest(text, versions, 'Declared are', look),
  };
}

/**
 * A text that is compared with the product must name one.
 *
 * @param own further names that the page gives to its product
 * @param look finds what was meant; by default, however often that is
 */
export function unknownProduct(
  text: string,
  products: readonly Product[],
  own: ReadonlySet<unknown>,
  look = closest,
): UnknownName | undefined {
  if (own.has(text) || findProduct(text, products)) return undefined;
  return {
    rule: 'unknown-product',
    message: `"${shortened(text)}" is not the name, an alias or the id of a product in site.yml.`,
    hint: suggest(text, productNames(products), 'Products are', look),
  };
}

/** A text as a message shows it: one that a template made may be as long as a page. */
function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function suggest(text: string, known: readonly string[], list: string, look: typeof closest): string {
  const suggestion = look(text, known);
  if (suggestion !== undefined) return `Did you mean "${suggestion}"?`;
  return `${list} ${listNames(known.map((name) => `"${name}"`)) || 'none'}.`;
}
