import type { PagePassages } from '../engine/library/edition/passage-readings.ts';
import { RecentlyUsed } from '../engine/library/edition/recently-used.ts';
import type { Library, Page } from '../engine/library/types.ts';

/** Pages whose passages are kept: those of one page are asked for again and again while its documents are rendered. */
const KEPT = 4;
const recent = new WeakMap<Library, RecentlyUsed<Page, Promise<PagePassages>>>();

/** The passages of a page, read once for all who ask one after another. */
export function passagesOf(library: Library, page: Page): Promise<PagePassages> {
  const kept = recent.get(library) ?? new RecentlyUsed(KEPT);
  recent.set(library, kept);
  return kept.get(page, () => library.passages(page));
}
