import type { Document, Library, Page } from '../../engine/library/types.ts';
import type { Product, Variant } from '../../engine/variants/site.ts';
import { isStartPage } from './start-page.ts';
import { variantModel } from './variant-model.ts';

/** Where the switcher leads for one variant. */
export interface SwitchTarget {
  variant: Variant;
  url: string;
  /** the page itself, or, where the variant lacks it, the title of the nearest page */
  nearest: string | undefined;
  current: boolean;
}

/** The choices of one product. */
export interface SwitchGroup {
  product: Product;
  targets: SwitchTarget[];
}

/** The choices of the switcher for a page (or for a URL below a variant when `page` is undefined), newest version first. */
export function switchGroups(library: Library, variant: Variant, page: Page | undefined): SwitchGroup[] {
  return library.site.products.map((product) => ({
    product,
    targets: library.site.variants
      .filter((candidate) => candidate.product.id === product.id)
      .map((candidate) => ({
        variant: candidate,
        current: candidate.id === variant.id,
        ...switchTarget(library, candidate, page),
      }))
      .reverse(),
  }));
}

/** The same page in another variant, or the nearest that the variant has. */
export function switchTarget(
  library: Library,
  variant: Variant,
  page: Page | undefined,
): { url: string; nearest: string | undefined } {
  const home = { url: `${variant.basePath}/`, nearest: undefined };
  if (page === undefined) return home;
  const exact = library.document(page, variant);
  if (exact) return { url: exact.url, nearest: undefined };
  return nearest(library, variant, page.slug);
}

/** The page that stands nearest above a slug which the variant does not have. */
function nearest(library: Library, variant: Variant, slug: string): { url: string; nearest: string } {
  const model = variantModel(library, variant);
  const parts = slug.split('/').slice(0, -1);
  for (; parts.length > 0; parts.pop()) {
    const url = `${variant.basePath}/${parts.join('/')}/`;
    const document = library.documentAt(url);
    if (document && !isStartPage(document)) return { url, nearest: library.title(document) };
    const section = model.sections.get(url);
    if (section) return { url, nearest: section.node.title };
  }
  return { url: model.home, nearest: 'the start of its guides' };
}

/** The document of the product's latest version for the same page. */
export function latestOf(library: Library, document: Document): Document | undefined {
  const latest = library.site.variants.find(
    (variant) => variant.latest && variant.product.id === document.variant.product.id,
  );
  return latest && library.document(document.page, latest);
}
