import { writtenTitle } from '../../markdown/written-title.ts';
import type { NavEntry } from '../../variants/site.ts';

/**
 * What `nav` calls the pages that it names with a title, by their paths: of several titles, the first. A page that says nothing of its
 * own is called so, as MkDocs does.
 */
export function navTitles(nav: readonly NavEntry[] = []): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const add = (entries: readonly NavEntry[]): void => {
    for (const entry of entries) {
      if (typeof entry === 'string') continue;
      const title =
        entry.page !== undefined && !titles.has(entry.page) ? writtenTitle(entry.title ?? '') : '';
      if (title !== '') titles.set(entry.page!, title);
      add(entry.children ?? []);
    }
  };
  add(nav);
  return titles;
}
