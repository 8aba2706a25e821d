import { setImmediate } from 'node:timers/promises';
import type { Document, Library } from '../../engine/library/types.ts';

/** Pages that are rendered ahead: fewer than a library keeps, or they would be gone when their documents are asked for. */
const PAGES_AHEAD = 16;

/**
 * Renders the first documents while Rolldown, in threads of its own, bundles what the site is made of. The pages ask for the
 * same documents later and find them ready, and languages of code loaded. Page by page, so that bundling is not held up.
 *
 * @param needed whether a page will be written for a document
 */
export async function renderAhead(library: Library, needed: (document: Document) => boolean): Promise<void> {
  let pages = 0;
  for (const page of library.pages) {
    const documents = [...library.variantsOf(page)]
      .flatMap((variant) => library.document(page, variant) ?? [])
      .filter(needed);
    if (documents.length === 0) continue;
    if (++pages > PAGES_AHEAD) return;
    // What is wrong with a page is told when its turn comes.
    await Promise.allSettled(documents.map((document) => library.render(document)));
    await setImmediate();
  }
}
