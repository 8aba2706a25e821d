import { setImmediate } from 'node:timers/promises';
import { type CheckFinding, checkContent } from '../../src/checks/check-content.ts';
import type { Page } from '../../src/engine/library/types.ts';
import type { ContentFolder } from './content-folder.ts';
import { narrowed } from './narrowed.ts';

/** Pages that are looked at for a file that very many include: more would keep its writer waiting, and say the same. */
const MOST_PAGES = 50;

/**
 * What is wrong in a file, as `variorum check` tells it: in the pages that it is part of, in all their variants. Of rules that look at
 * all pages together, the check alone knows everything.
 *
 * @param path of the file, relative to the content folder
 */
export async function findingsIn(folder: ContentFolder, path: string): Promise<CheckFinding[]> {
  const failure = folder.failure();
  if (failure.length > 0) return failure.filter(({ place }) => (place?.file ?? 'site.yml') === path);
  const library = folder.library();
  if (!library) return [];
  const pages: readonly Page[] = folder.pagesWith(path).slice(0, MOST_PAGES);
  // Whoever is typing comes first.
  await setImmediate();
  const found = await checkContent(narrowed(library, pages));
  return found.filter(({ place }) => place?.file === path);
}
