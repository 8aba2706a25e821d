import { listNames } from '../list-names.ts';
import { closest } from '../suggest.ts';
import { isNumericVersion } from './order.ts';
import { findProduct, productNames } from './products.ts';
import type { Product, Site, Variant } from './site.ts';
import { mayMeanVersion } from './version-forms.ts';

/**
 * The variant of this id; where there is none, why not, and which was probably meant: an answer from another one would be wrong, and
 * nobody would see it.
 *
 * @param more what follows the names of the products, for who can learn more of them
 */
export function variantNamed(
  { variants, products }: Pick<Site, 'variants' | 'products'>,
  id: string,
  more = '',
): { variant: Variant } | { problem: string } {
  const variant = variants.find((each) => each.id === id);
  return variant ? { variant } : { problem: describeUnknown(id, { variants, products }, more) };
}

function describeUnknown(
  id: string,
  { variants, products }: Pick<Site, 'variants' | 'products'>,
  more: string,
): string {
  const { product, version } = partsOf(id, products);
  if (!product) {
    const meant = productMeant(id, products);
    const owners = ownersOf(id, products);
    const hint = meant
      ? ` Did you mean ${exampleOf(meant)}?`
      : owners.length > 0
        ? ` A version alone names no product: ask for ${listNames(owners, ' or ')}, for example.`
        : '';
    return `There is no variant "${id}".${hint} Products are ${listNames(products.map((each) => each.id))}${more}.`;
  }
  const own = variants.filter((each) => each.product === product);
  if (product.versions.length === 0)
    return `${product.id} has no versions. Did you mean ${product.id}, its only variant?`;
  const versions = `Its versions are ${listNames(product.versions)}${product.latest === undefined ? '' : `; the latest release is ${product.latest}`}.`;
  if (version === undefined)
    return `"${id}" names no version of ${product.id}. ${versions} Ask for ${exampleOf(product)}, for example.`;
  const meant = own.filter((each) => mayMeanVersion(version, each.version!));
  // Of two numbers, one is never the other mistyped.
  const mistyped = isNumericVersion(version) ? undefined : closest(version, product.versions);
  const names =
    meant.length > 0
      ? meant.map((each) => each.id)
      : mistyped === undefined
        ? []
        : [`${product.id}@${mistyped}`];
  const question =
    version.toLowerCase() === 'latest'
      ? ` Ask for ${product.id}@${product.latest}.`
      : names.length > 0
        ? ` Did you mean ${listNames(names, ' or ')}?`
        : '';
  return `There is no version "${version}" of ${product.id}.${question} ${versions}`;
}

/** What somebody may have meant by the parts of an id: `identity-server@7.1`, `WSO2 Identity Server 7.1.0`, `identity-server/7.1.0`. */
function partsOf(
  id: string,
  products: readonly Product[],
): { product: Product | undefined; version?: string | undefined } {
  const named = (name: string) =>
    findProduct(name, products) ??
    products.find((product) =>
      productNames([product]).some((each) => each.toLowerCase() === name.toLowerCase()),
    );
  const text = id.trim();
  const whole = named(text);
  if (whole) return { product: whole };
  const at = Math.max(text.lastIndexOf('@'), text.lastIndexOf('/'), text.lastIndexOf(' '));
  if (at < 0) return { product: undefined };
  return { product: named(text.slice(0, at).trim()), version: text.slice(at + 1) };
}

function productMeant(id: string, products: readonly Product[]): Product | undefined {
  const [name = ''] = id.split('@');
  const meant = closest(name.trim(), productNames(products));
  return meant === undefined ? undefined : findProduct(meant, products);
}

/** The variants that somebody may mean who names a version and no product. */
function ownersOf(version: string, products: readonly Product[]): string[] {
  return products.flatMap(({ id, versions, latest }) => {
    const meant =
      versions.find((each) => each === version) ?? versions.find((each) => mayMeanVersion(version, each));
    const own = version.toLowerCase() === 'latest' ? latest : meant;
    return own === undefined ? [] : [`${id}@${own}`];
  });
}

function exampleOf({ id, latest }: Product): string {
  return latest === undefined ? id : `${id}@${latest}`;
}
