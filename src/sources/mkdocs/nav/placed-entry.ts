import type { Place } from '../../../engine/place.ts';
import type { NavEntry } from '../../../engine/variants/site.ts';

/** An entry of a navigation on its way to `site.yml`, with the place where it is said. */
export interface PlacedEntry {
  title?: string;
  page?: string;
  url?: string;
  children?: PlacedEntry[];
  place: Place | undefined;
}

/** Entries as `site.yml` has them: a page without a title is its path alone. */
export function withKeys(entries: readonly PlacedEntry[]): NavEntry[] {
  return entries.map(({ title, page, url, children }) => {
    if (title === undefined) return page!;
    return {
      title,
      ...(page === undefined ? {} : { page }),
      ...(url === undefined ? {} : { url }),
      ...(children === undefined ? {} : { children: withKeys(children) }),
    };
  });
}

/** Where entries are said, by their paths of keys (`0.children.1`). */
export function placesIn(entries: readonly PlacedEntry[]): Map<string, Place> {
  const places = new Map<string, Place>();
  const walk = (list: readonly PlacedEntry[], at: string) => {
    for (const [index, { place, children }] of list.entries()) {
      if (place) places.set(`${at}${index}`, place);
      walk(children ?? [], `${at}${index}.children.`);
    }
  };
  walk(entries, '');
  return places;
}

/** Entries without the pages that stand elsewhere, and without the groups that are empty then. */
export function without(entries: readonly PlacedEntry[], named: ReadonlySet<string>): PlacedEntry[] {
  return entries.flatMap((entry) => {
    if (entry.page !== undefined && named.has(entry.page)) return [];
    if (entry.children === undefined) return [entry];
    const children = without(entry.children, named);
    return children.length > 0 || entry.page !== undefined ? [{ ...entry, children }] : [];
  });
}

/** The paths of all pages that entries name. */
export function pagesOf(entries: readonly PlacedEntry[]): string[] {
  return entries.flatMap(({ page, children }) => [
    ...(page === undefined ? [] : [page]),
    ...pagesOf(children ?? []),
  ]);
}

/** Which first child of a group is the page of the group: its index, any page that has no title there, or none. */
export interface SectionPages {
  indexes: boolean;
  untitled: boolean;
}

/** Entries whose groups have the first of their children as their page, where a project says that it is. */
export function withSectionPages(entries: readonly PlacedEntry[], pages: SectionPages): PlacedEntry[] {
  return entries.map((entry) => {
    if (entry.children === undefined) return entry;
    const [first, ...others] = withSectionPages(entry.children, pages);
    const isPage =
      first?.page !== undefined &&
      first.children === undefined &&
      ((pages.indexes && isIndexOf(first.page)) || (pages.untitled && first.title === undefined));
    if (!isPage || entry.page !== undefined) return { ...entry, children: first ? [first, ...others] : [] };
    const { children: _, ...group } = entry;
    return { ...group, page: first.page!, ...(others.length > 0 ? { children: others } : {}) };
  });
}

function isIndexOf(path: string): boolean {
  return /(?:^|\/)(?:index|README)\.md$/.test(path);
}
