import { isStartPage } from '../engine/library/names/start-page.ts';
import type { Library, Page } from '../engine/library/types.ts';

/** A page in two states of a site; in one of them it may not be, or have another name. */
export interface PagePair {
  before: Page | undefined;
  after: Page | undefined;
}

/** Leads the pages of two states together: by their names, else by what a page says that it was called before (`redirect_from`). */
export function pagePairs(base: Library, head: Library): PagePair[] {
  const heirs = new Map(
    head.pages
      .filter(({ path }) => !base.page(path))
      .flatMap((page) => [...head.formerSlugs(page)].map((slug) => [slug, page] as const)),
  );
  const gone = base.pages.filter(({ path }) => !head.page(path));
  const former = new Map<Page, Page>();
  for (const before of gone) {
    const heir = heirs.get(before.slug);
    if (heir && !former.has(heir)) former.set(heir, before);
  }
  const renamed = new Set(former.values());
  const pairs = [
    ...head.pages.map((after) => ({ before: base.page(after.path) ?? former.get(after), after })),
    ...gone.filter((before) => !renamed.has(before)).map((before) => ({ before, after: undefined })),
  ];
  return pairs.filter(({ before, after }) => isRead(base, before) || isRead(head, after));
}

/** Whether any variant has a page. The start page of the site stands above all of them. */
function isRead(library: Library, page: Page | undefined): boolean {
  return page !== undefined && (isStartPage(page) || library.variantsOf(page).size > 0);
}
