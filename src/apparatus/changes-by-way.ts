import type { PagePassages } from '../engine/library/edition/passage-readings.ts';
import type { Library, Page } from '../engine/library/types.ts';
import { type ChangedPlace, pageChanges } from './page-changes.ts';
import { passagesOf } from './recent-passages.ts';
import { type Upgrade, upgradesOf } from './upgrades.ts';

/** What changed on a page on a way. Of a page that one of the ends lacks, and of one that reads the same, nothing. */
type ChangesOnWay = (way: Upgrade) => readonly ChangedPlace[];

const known = new WeakMap<Library, Map<Page, ChangesOnWay>>();

/** What changed on a page on a way. Of a page that one of the ends lacks, and of one that reads the same, nothing is said. */
export async function changesOf(
  library: Library,
  page: Page,
  way: Upgrade,
): Promise<readonly ChangedPlace[]> {
  const changes = knownOf(library).get(page);
  if (changes) return changes(way);
  if (isSame(library, page, way)) return [];
  return noteChanges(library, page, await passagesOf(library, page))(way);
}

/**
 * Finds out what changed on a page on all ways that have a page, and keeps it. Whoever renders the page has its passages at hand, and
 * pages about upgrades come last.
 */
export function noteChanges(library: Library, page: Page, passages: PagePassages): ChangesOnWay {
  const all = knownOf(library);
  const changes = all.get(page) ?? findChanges(library, page, passages);
  all.set(page, changes);
  return changes;
}

function knownOf(library: Library): Map<Page, ChangesOnWay> {
  const changes = known.get(library) ?? new Map<Page, ChangesOnWay>();
  known.set(library, changes);
  return changes;
}

function findChanges(library: Library, page: Page, passages: PagePassages): ChangesOnWay {
  const { site } = library;
  const having = [...library.variantsOf(page)];
  const found = new Map<string, readonly ChangedPlace[]>();
  const find = ({ from, to }: Upgrade): readonly ChangedPlace[] => {
    const versions = having.filter(({ product }) => product === from.product);
    const way = versions.slice(versions.indexOf(from), versions.indexOf(to) + 1);
    return pageChanges(passages, way, site.language.tag);
  };
  for (const way of site.products.flatMap((product) => upgradesOf(site, product)))
    if (!isSame(library, page, way)) found.set(nameOf(way), find(way));
  return (way) => found.get(nameOf(way)) ?? [];
}

/** Whether one of the ends lacks a page, or both share an edition of it. */
function isSame(library: Library, page: Page, { from, to }: Upgrade): boolean {
  const having = library.variantsOf(page);
  if (!having.has(from) || !having.has(to)) return true;
  return library.editions(page).some(({ variants }) => variants.has(from) && variants.has(to));
}

function nameOf({ from, to }: Upgrade): string {
  return `${from.id} ${to.id}`;
}
