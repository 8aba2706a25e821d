import { setImmediate } from 'node:timers/promises';
import { type CheckFinding, checkContent } from '../../src/checks/check-content.ts';
import { narrowed } from '../../src/checks/narrowed.ts';
import { RULES } from '../../src/checks/rules.ts';
import type { Page } from '../../src/engine/library/types.ts';
import { DEMO_STATES } from '../../src/site/model/demo-states.ts';
import type { ContentFolder } from './content-folder.ts';

/** Pages that are looked at for a file that very many include: more would keep its writer waiting. */
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
  const all = folder.pagesWith(path);
  const pages: readonly Page[] = all.slice(0, MOST_PAGES);
  // What a rule claims of all looks at a condition, or of an exception, some of the pages cannot tell.
  const isCut = pages.length < all.length;
  // Whoever is typing comes first.
  await setImmediate();
  const found = await checkContent(
    narrowed(library, pages),
    isCut ? RULES.filter(({ look }) => look) : RULES,
    DEMO_STATES,
  );
  return found.filter(({ place, rule }) => place?.file === path && !(isCut && rule === 'unused-exception'));
}
