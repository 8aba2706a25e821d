import type { Document, Edition, Library } from '../../engine/library/types.ts';

/**
 * The document that search engines should know for this one.
 *
 * The newest released version in which the page reads the same stands for all, under the name that it has there, so that readers
 * who come from a search engine do not land in an old version.
 */
export function canonicalDocument(library: Library, document: Document, { reading }: Edition): Document {
  const { page, variant } = document;
  for (const each of library.site.variants.toReversed()) {
    if (each.product.id !== variant.product.id || !each.released) continue;
    const there = library.counterpart(page, each);
    if (there && library.edition(there).reading === reading) return there;
  }
  return document;
}
