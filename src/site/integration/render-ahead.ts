import { setImmediate } from 'node:timers/promises';
import type { Document, Library } from '../../engine/library/types.ts';

/** Pages that are rendered ahead: fewer than a library keeps, or they would be gone when their documents are asked for. */
const PAGES_AHEAD = 20;

/**
 * Renders the first documents while there is nothing to show them with yet, and while languages of code are loaded, which other threads do:
 * the pages ask for the same documents later and find them ready. Whatever else waits has its turn after each page.
 *
 * @param needed whether a page will be written for a document
 */
export async function renderAhead(library: Library, needed: (document: Document) => boolean): Promise<void> {
  const begun: Promise<unknown>[] = [];
  for (const page of library.pages) {
    const documents = [...library.variantsOf(page)]
      .flatMap((variant) => library.document(page, variant) ?? [])
      .filter(needed);
    if (documents.length === 0) continue;
    if (begun.length === PAGES_AHEAD) break;
    // What is wrong with a page is told when its turn comes.
    begun.push(Promise.allSettled(documents.map((document) => library.render(document))));
    await setImmediate();
  }
  await Promise.all(begun);
}
