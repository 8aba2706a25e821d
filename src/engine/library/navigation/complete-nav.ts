import ignore from 'ignore';
import { say } from '../../language/say.ts';
import { sharedFolder } from '../../url-path.ts';
import type { NavEntry, Site } from '../../variants/site.ts';
import type { Page } from '../folder/page.ts';
import { slugOf } from '../folder/page-name.ts';
import { isStartPage } from '../names/start-page.ts';

/** What a navigation needs of `site.yml`. */
export type NavSite = Pick<Site, 'nav' | 'language' | 'sources' | 'notInNav'>;

/** `nav:` of site.yml with all that it does not say. */
export interface CompleteNav {
  entries: NavEntry[];
  /** the pages that it names nowhere, though nothing of theirs says that they are to be left out */
  unnamed: Page[];
}

/**
 * Completes `nav:`: a group without a page gets the one that stands for the folder of its pages, and what is named nowhere
 * follows in a group of its own, so that no page vanishes. Left out are the home of a variant, which every page leads to, and
 * pages that say `nav: { hidden: true }`. In a project of MkDocs, what is named nowhere is left out as well.
 */
export function completeNav(
  nav: readonly NavEntry[],
  pages: Iterable<Page>,
  { language, sources, notInNav }: Omit<NavSite, 'nav'>,
): CompleteNav {
  const all = [...pages];
  /** pages that stand for a folder, or beside it, by its path: slugs begin at a folder of the site */
  const byFolder = new Map(all.map((page) => [slugOf(page.path), page]));
  const named = new Set(nav.flatMap(pagesIn));
  const complete = (entry: NavEntry): NavEntry => {
    if (typeof entry === 'string') return entry;
    const children = entry.children?.map(complete);
    const index = entry.page === undefined ? byFolder.get(sharedFolder(pagesIn(entry))) : undefined;
    if (!index || index.slug === '' || named.has(index.path)) return { ...entry, children };
    named.add(index.path);
    return { ...entry, page: index.path, children };
  };
  const entries = nav.map(complete);
  const unlisted = ignore({ ignorecase: false }).add([...notInNav]);
  const unnamed = all.filter(
    (page) =>
      !named.has(page.path) &&
      page.slug !== '' &&
      !isStartPage(page) &&
      !page.frontmatter.nav?.hidden &&
      !unlisted.ignores(page.path),
  );
  if (unnamed.length > 0 && sources === 'variorum')
    entries.push({ title: say(language, 'navigation.other'), children: unnamed.map(({ path }) => path) });
  return { entries, unnamed };
}

function pagesIn(entry: NavEntry): string[] {
  if (typeof entry === 'string') return [entry];
  return [...(entry.page === undefined ? [] : [entry.page]), ...(entry.children ?? []).flatMap(pagesIn)];
}
