import type { Product } from './site.ts';

/** The product that `name` means: its id, its name or one of its aliases; undefined when none is called so. */
export function findProduct(name: string, products: readonly Product[]): Product | undefined {
  return products.find(
    (product) => product.id === name || product.name === name || product.aliases.includes(name),
  );
}

/** Every name by which conditions may call a product, for suggestions. */
export function productNames(products: readonly Product[]): string[] {
  return products.flatMap((product) => [product.name, ...product.aliases, product.id]);
}
