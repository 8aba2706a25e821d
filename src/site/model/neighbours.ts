import type { Document, Library } from '../../engine/library/types.ts';
import type { Crumb } from './crumbs.ts';
import { variantModel } from './variant-model.ts';

/** The pages before and after one, in the order of reading. */
export interface Neighbours {
  previous: Crumb | undefined;
  next: Crumb | undefined;
}

/**
 * The neighbours of a document among those that the navigation leads to: whoever reads on is not sent to a page that was left out of it.
 *
 * @param print writes an address as the page prints it
 */
export function neighboursOf(
  library: Library,
  { url, variant }: Document,
  print: (url: string) => string,
): Neighbours {
  const { shelf } = variantModel(library, variant);
  const place = shelf.places.get(url);
  const at = (index: number): Crumb | undefined => {
    const document = shelf.documents[index];
    return document && { title: library.title(document), url: print(document.url) };
  };
  return place === undefined
    ? { previous: undefined, next: undefined }
    : { previous: at(place - 1), next: at(place + 1) };
}
