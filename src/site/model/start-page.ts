import { isStartPage } from '../../engine/library/names/start-page.ts';
import type { Document, Library } from '../../engine/library/types.ts';

/** Tells whether a document belongs to the start page of the whole site, `content/index.mdx`. */
export function isStartDocument(document: Document): boolean {
  return isStartPage(document.page);
}

/** The start page of the site as the first variant that has it shows it, or undefined when nobody wrote one. */
export function startDocument(library: Library): Document | undefined {
  const page = library.page('index.mdx');
  if (page === undefined) return undefined;
  const variants = [...library.variantsOf(page)];
  const variant = variants.find((candidate) => candidate.latest) ?? variants[0];
  return variant && library.document(page, variant);
}

/**
 * The home page of a site in which nothing is left to choose, since it has one variant, and nobody wrote a start page: readers find it at the
 * address of the site as well. Undefined for all other sites.
 */
export function homeAtStart(library: Library): Document | undefined {
  const [variant, another] = library.site.variants;
  if (variant === undefined || another !== undefined || startDocument(library) !== undefined)
    return undefined;
  return library.documentAt(`${variant.basePath}/`);
}
