import type { Document, Edition, Library } from '../../engine/library/types.ts';

/**
 * The document that search engines should know for this one.
 *
 * Versions that read the same share an edition; the newest released of them stands for all, so that readers who come
 * from a search engine do not land in an old version.
 */
export function canonicalDocument(library: Library, document: Document, edition: Edition): Document {
  const sharing = edition.variants.filter(
    (variant) => variant.product.id === document.variant.product.id && variant.released,
  );
  const newest = sharing.at(-1);
  return (newest && library.document(document.page, newest)) ?? document;
}
