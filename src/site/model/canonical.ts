import type { Document, Edition, Library } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { type ReaderPlace, switchTarget } from './switcher.ts';

/**
 * The document that search engines should know for this one.
 *
 * The newest released version in which the page reads the same stands for all, under the name that it has there, so that readers
 * who come from a search engine do not land in an old version. Where site.yml says so, that is the newest that has the page at all.
 */
export function canonicalDocument(library: Library, document: Document, { reading }: Edition): Document {
  const { page, variant } = document;
  const isAnyText = variant.searchEngines === 'latest';
  for (const each of released(library, variant).toReversed()) {
    const there = library.counterpart(page, each);
    if (there && (isAnyText || library.edition(there).reading === reading)) return there;
  }
  return document;
}

/** The address that search engines should know for a list that the site makes: its own, or that of the same list in the latest release. */
export function canonicalList(library: Library, place: ReaderPlace): string {
  const latest = released(library, place.variant).at(-1);
  if (place.variant.searchEngines !== 'latest' || !latest) return place.url;
  const { url, nearest } = switchTarget(library, latest, place);
  return nearest === undefined ? url : place.url;
}

/** The released versions of a variant's product, oldest first. */
function released({ site }: Library, { product }: Variant): Variant[] {
  return site.variants.filter((each) => each.product.id === product.id && each.released);
}
