import type { Product, Variant } from './site.ts';
import type { VariantWorld } from './variant-set.ts';

/** A site of products with these versions. */
export function siteOf(products: Record<string, readonly string[]>): VariantWorld {
  const made = Object.entries(products).map(([id, versions]): Product => {
    const name = id[0]!.toUpperCase() + id.slice(1);
    return { id, name, aliases: [], versions: [...versions], latest: versions.at(-1), attributes: {} };
  });
  const variants = made.flatMap((product) =>
    (product.versions.length > 0 ? product.versions : [undefined]).map(
      (version): Variant => ({
        id: version === undefined ? product.id : `${product.id}@${version}`,
        product,
        version,
        basePath: `/${product.id}`,
        attributes: {},
        released: true,
        latest: false,
        frozen: false,
        aliases: [],
        searchEngines: 'index',
      }),
    ),
  );
  return { products: made, variants };
}
