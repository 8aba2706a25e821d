import type { Product, Variant } from '../../engine/variants/site.ts';

/** As many versions of a product are listed on every page; where there are more, those that are likely to be meant. */
const MOST_LISTED = 12;

/** How many versions beside the reader's own are listed among very many, older and newer. */
const BESIDE = 2;

/** Whether a product has more versions than a page can list. */
export function hasManyVersions({ versions }: Product): boolean {
  return versions.length > MOST_LISTED;
}

/** Where all versions of such a product are listed. */
export function versionsUrl({ id }: Product): string {
  return `/${id}/versions/`;
}

/**
 * Those of a product's variants, newest first, that a page lists: all, or else the latest release and what comes next, the ones around
 * the reader's, and the ends of where the page is.
 *
 * @param isHere whether the page is in a variant
 */
export function listedVariants<Item extends { variant: Variant }>(
  all: readonly Item[],
  current?: Variant,
  isHere: (item: Item) => boolean = () => true,
): Item[] {
  if (all.length <= MOST_LISTED) return [...all];
  const latest = all.findIndex(({ variant }) => variant.latest);
  const own = all.findIndex(({ variant }) => variant === (current ?? all[latest]!.variant));
  const isListed = (place: number) =>
    (own >= 0 && Math.abs(place - own) <= BESIDE) || place === latest || place === latest - 1;
  const ends = [all.findIndex(isHere), all.findLastIndex(isHere)];
  return all.filter((_, place) => isListed(place) || ends.includes(place));
}
