import type { Library, Page } from '../../engine/library/types.ts';
import type { Product, Variant } from '../../engine/variants/site.ts';
import { isStartDocument } from './start-page.ts';
import { variantModel } from './variant-model.ts';

/** Where the switcher leads for one variant. */
export interface SwitchTarget {
  variant: Variant;
  url: string;
  /** undefined for the page itself; where the variant lacks it, the title of the nearest page, or null for the variant's home */
  nearest: string | null | undefined;
  current: boolean;
}

/** The choices of one product. */
export interface SwitchGroup {
  product: Product;
  targets: SwitchTarget[];
}

/** What a reader is looking at: a writer's page, or a list that the site makes, which has an address only. */
export interface ReaderPlace {
  variant: Variant;
  url: string;
  page?: Page | undefined;
}

/** The choices of the switcher, product by product, newest version first. */
export function switchGroups(library: Library, place: ReaderPlace): SwitchGroup[] {
  return library.site.products.map((product) => ({
    product,
    targets: library.site.variants
      .filter((variant) => variant.product.id === product.id)
      .map((variant) => ({
        variant,
        current: variant.id === place.variant.id,
        ...switchTarget(library, variant, place),
      }))
      .reverse(),
  }));
}

/** The same page in another variant, under the name that it has there, or the nearest that the variant has. */
export function switchTarget(
  library: Library,
  variant: Variant,
  { page, url, variant: from }: ReaderPlace,
): { url: string; nearest: string | null | undefined } {
  const exact = page && library.counterpart(page, variant);
  if (exact) return { url: exact.url, nearest: undefined };
  const path = url.slice(from.basePath.length);
  const list = titleAt(library, variant, variant.basePath + path);
  if (page === undefined && list !== undefined) return { url: variant.basePath + path, nearest: undefined };
  return nearest(library, variant, path);
}

/** The page that stands nearest above a path which the variant does not have. */
function nearest(library: Library, variant: Variant, path: string): { url: string; nearest: string | null } {
  const parts = path.split('/').slice(1, -2);
  for (; parts.length > 0; parts.pop()) {
    const url = `${variant.basePath}/${parts.join('/')}/`;
    const title = titleAt(library, variant, url);
    if (title !== undefined) return { url, nearest: title };
  }
  return { url: `${variant.basePath}/`, nearest: null };
}

/** The title of what stands at an address of a variant, undefined for nothing. */
function titleAt(library: Library, variant: Variant, url: string): string | undefined {
  const document = library.documentAt(url);
  if (document && !isStartDocument(document)) return library.title(document);
  if (url === `${variant.basePath}/`) return variant.product.name;
  return variantModel(library, variant).sections.get(url)?.node.title;
}
