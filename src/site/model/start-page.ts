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
