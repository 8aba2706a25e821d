import { changesByLook } from '../apparatus/changes-by-look.ts';
import { type PlaceApart, placesApart } from '../apparatus/page-changes.ts';
import { passagesOf } from '../apparatus/recent-passages.ts';
import type { Document, Library, Page } from '../engine/library/types.ts';
import type { Variant } from '../engine/variants/site.ts';

/** A page in two variants. */
export interface PageDiff {
  /** `changed` as well where only its title or its name differs */
  kind: 'new' | 'gone' | 'changed' | 'same';
  /** undefined for one that is new */
  before: Document | undefined;
  /** undefined for one that is gone */
  after: Document | undefined;
  /** as it is called after, or was called where it is gone */
  title: string;
  /** what it is called before, where that is something else */
  formerTitle: string | undefined;
  places: readonly PlaceApart[];
}

/**
 * What readers of one variant get otherwise than those of another, page by page, in the order in which the second one is read; what
 * only the first one has follows. The two may be of different products. Pages that have errors seem to be the same: these are among the
 * findings of the library then.
 *
 * @param only the page to look at, under whatever name each of both has it; all pages by default
 */
export async function diffVariants(
  library: Library,
  [from, to]: readonly [from: Variant, to: Variant],
  only?: Page,
): Promise<PageDiff[]> {
  const diffs: PageDiff[] = [];
  const counterparts = new Set<Document>();
  const isAsked = (document: Document | undefined) =>
    only === undefined || (document !== undefined && document.page === only);
  for (const after of library.documents(to)) {
    const before = library.counterpart(after.page, from);
    if (before) counterparts.add(before);
    if (isAsked(before) || isAsked(after)) diffs.push(await diffPage(library, before, after));
  }
  for (const before of library.documents(from)) {
    if (counterparts.has(before) || !isAsked(before)) continue;
    const title = library.title(before);
    diffs.push({ kind: 'gone', before, after: undefined, title, formerTitle: undefined, places: [] });
  }
  return diffs;
}

/** Compares a page in two variants that may have it under two names. */
export async function diffPage(
  library: Library,
  before: Document | undefined,
  after: Document,
): Promise<PageDiff> {
  const title = library.title(after);
  if (!before) return { kind: 'new', before, after, title, formerTitle: undefined, places: [] };
  const former = library.title(before);
  const places = await placesIn(library, before, after);
  // Versions that lie in folders of their own have a file each for what is one page.
  const isSame = places.length === 0 && former === title && before.page.slug === after.page.slug;
  return {
    kind: isSame ? 'same' : 'changed',
    before,
    after,
    title,
    formerTitle: former === title ? undefined : former,
    places,
  };
}

async function placesIn(library: Library, before: Document, after: Document): Promise<PlaceApart[]> {
  if (library.edition(before).reading === library.edition(after).reading) return [];
  const { tag } = library.site.language;
  const passages = await passagesOf(library, after.page);
  if (before.page === after.page) return placesApart(passages, [before.variant, after.variant], tag);
  const older = await passagesOf(library, before.page);
  return changesByLook(older.in(before.variant) ?? [], passages.in(after.variant) ?? [], tag);
}
