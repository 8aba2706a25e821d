import { accentsOf } from '../../engine/variants/accents.ts';
import type { Product, Site } from '../../engine/variants/site.ts';

/** Accents that Variorum brings, for products in the order of site.yml. */
const BROUGHT = 5;

/** The value of `data-accent` where something belongs to a product: its own accent in site.yml, or one that Variorum brings. */
export function accentName(site: Pick<Site, 'look' | 'products'>, product: Product): string {
  const { common, products } = accentsOf(site.look.theme);
  if (products.has(product.id)) return `own-${product.id}`;
  // One accent for all is that of every product.
  return common && products.size === 0 ? 'common' : String(site.products.indexOf(product) % BROUGHT);
}
