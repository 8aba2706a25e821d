import { isStartPage } from '../../engine/library/names/start-page.ts';
import type { Document, Library, Page } from '../../engine/library/types.ts';

/** The documents of a page, in the order of the variants. The start page of the site has none: it stands above all variants. */
export function documentsOf(library: Library, page: Page): Document[] {
  if (isStartPage(page)) return [];
  return [...library.variantsOf(page)].flatMap((variant) => library.document(page, variant) ?? []);
}
