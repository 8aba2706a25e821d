import type { Changes } from '../engine/proof/draft.ts';
import type { Plan } from './plan.ts';
import { type Disproof, disprove, type OpenLibrary } from './prove.ts';
import { settleTidiness } from './settle-tidiness.ts';

/**
 * Tidies and proves a plan. Nothing is written.
 *
 * @param open opens a content folder as the library was
 * @returns the files that change, and where readers would get something else; then nothing may be written
 */
export function provePlan(
  plan: Plan,
  library: OpenLibrary,
  open: (root: string) => OpenLibrary,
): Promise<{ changes: Changes; disproof: Disproof | undefined }> {
  return settleTidiness(
    plan.rewrite,
    (changes) => disprove(changes, { library, open, ...plan }),
    (pages) => new Set([...pages].flatMap((path) => library.files(library.page(path)!))),
  );
}
