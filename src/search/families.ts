/** What a page is called, and was. */
export interface PageNames {
  slug: string;
  formerly: readonly string[];
}

/** For each page the first one of those that are one page under several names: itself, for nearly all. */
export function familiesOf(pages: readonly PageNames[]): number[] {
  const bySlug = new Map(pages.map(({ slug }, page) => [slug, page]));
  const families = pages.map((_, page) => page);
  for (const [page, { formerly }] of pages.entries())
    for (const other of formerly.map((slug) => bySlug.get(slug))) {
      if (other === undefined) continue;
      const [first, last] = [families[page]!, families[other]!].toSorted((a, b) => a - b) as [number, number];
      for (const [each, family] of families.entries()) if (family === last) families[each] = first;
    }
  return families;
}
