import type { Document, Edition, Library } from '../../engine/library/types.ts';
import { VariantSet } from '../../engine/variants/variant-set.ts';

/** How the variants of a site relate to an edition: each is in one of the sets. */
export interface OtherReadings {
  /** the page reads the same there, maybe under another name; those that share the edition are among them */
  same: VariantSet;
  /** the page is there and reads otherwise */
  differs: VariantSet;
  absent: VariantSet;
}

/** Of a page with hundreds of versions, each edition is asked for as often. */
const KNOWN = new WeakMap<Edition, OtherReadings>();

/** Says where a page reads as it does in an edition, where otherwise, and where it does not exist. Nothing is rendered for it. */
export function otherReadings(
  library: Library,
  { page }: Pick<Document, 'page'>,
  edition: Edition,
): OtherReadings {
  const known = KNOWN.get(edition);
  if (known) return known;
  const all = VariantSet.all(library.site);
  const having = new Map(
    [...all].flatMap((variant) => {
      const there = library.counterpart(page, variant);
      return there ? [[variant, there] as const] : [];
    }),
  );
  const present = all.filter((variant) => having.has(variant));
  const same = present.filter(
    (variant) =>
      edition.variants.has(variant) || library.edition(having.get(variant)!).reading === edition.reading,
  );
  const readings = { same, differs: present.minus(same), absent: all.minus(present) };
  KNOWN.set(edition, readings);
  return readings;
}
