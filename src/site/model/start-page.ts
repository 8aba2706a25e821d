import type { Document, Library } from '../../engine/library/types.ts';

/**
 * Tells whether a document belongs to the start page of the whole site, `content/index.mdx`.
 *
 * It stands above all products, so it is no page of any variant. (A root `index.md` is: the home of each variant.)
 */
export function isStartPage(document: Document): boolean {
  return document.page.path === 'index.mdx';
}

/** The start page of the site as the first variant that has it shows it, or undefined when nobody wrote one. */
export function startDocument(library: Library): Document | undefined {
  const page = library.page('index.mdx');
  if (page === undefined) return undefined;
  const variants = library.variantsOf(page);
  const variant = variants.find((candidate) => candidate.latest) ?? variants[0];
  return variant && library.document(page, variant);
}
