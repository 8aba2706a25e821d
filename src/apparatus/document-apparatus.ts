import { RecentlyUsed } from '../engine/library/edition/recently-used.ts';
import type { Document, Library, Page } from '../engine/library/types.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import type { VariantSet } from '../engine/variants/variant-set.ts';
import { nameOf, noteChanges, noteNothing } from './changes-by-way.ts';
import { type Mark, nearestFirst } from './marks.ts';
import { passagesOf } from './recent-passages.ts';
import { sharedMarks } from './shared-marks.ts';
import type { Upgrade } from './upgrades.ts';

/** A mark beside the text, without the passages that it was made of. */
export interface ShownMark extends Pick<Mark, 'anchors' | 'within' | 'variants'> {
  /** the words with which what it is about begins */
  beginning: string;
  /** all other versions that have something else there */
  otherwise: VariantSet;
  /** what stands there in them, the nearest first, as far as somebody reads it */
  others: ShownReading[];
}

/** What other versions have in the place of a passage. */
export interface ShownReading {
  variants: VariantSet;
  /** the nearest of them to the reader's */
  nearest: Variant;
  /** whether nothing stands there at all */
  isNothing: boolean;
  /** abstract HTML of blocks; empty for what is no text, such as a picture */
  html: string;
}

/** Another version of a page, with how many of its places read otherwise. */
export interface Difference {
  variant: Variant;
  places: number;
}

/** What readers of a document are shown of its passages. */
export interface DocumentApparatus {
  marks: readonly ShownMark[];
  /** the nearest older version of the page that reads otherwise */
  since: Difference | undefined;
  /** the nearest newer version that is released and reads otherwise */
  until: Difference | undefined;
}

/** Readings beside a text; of hundreds of versions, those that are nearest are read. */
const MOST_READINGS = 4;

const NOTHING: DocumentApparatus = { marks: [], since: undefined, until: undefined };

/** Documents whose apparatus is kept: their page shows it, and their Markdown does. */
const KEPT = 8;
/** by library: what has not changed of a site, libraries share */
const recent = new WeakMap<Library, RecentlyUsed<Document, Promise<DocumentApparatus>>>();

/** What readers of a document are shown of its passages; found out once for all who ask one after another. */
export function documentApparatus(library: Library, document: Document): Promise<DocumentApparatus> {
  const kept = recent.get(library) ?? new RecentlyUsed(KEPT);
  recent.set(library, kept);
  return kept.get(document, () => readApparatus(library, document));
}

/** A page that reads the same in all versions of the product has nothing to show. */
async function readApparatus(library: Library, { page, variant }: Document): Promise<DocumentApparatus> {
  const versions = versionsOf(library, page, variant);
  const edition = library.edition({ page, variant } as Document);
  if (versions.isWithin(edition.variants)) {
    noteNothing(library, page, variant.product);
    return NOTHING;
  }
  const passages = await passagesOf(library, page);
  const changes = noteChanges(library, page, variant.product, passages);
  const { tag } = library.site.language;
  const order = [...versions];
  const place = order.indexOf(variant);
  const nearest = nearestFirst(versions, variant);
  const ranks = new Map(nearest.map((each, rank) => [each, rank]));
  const marks = sharedMarks(passages, variant, { versions, language: tag }).map(
    ({ others, ...mark }): ShownMark => ({
      ...mark,
      others: others
        .map((other) => ({
          other,
          rank: [...other.variants].reduce((least, each) => Math.min(least, ranks.get(each)!), order.length),
        }))
        .toSorted((a, b) => a.rank - b.rank)
        .slice(0, MOST_READINGS)
        .map(({ other: { variants, isNothing, html }, rank }) => ({
          variants,
          nearest: nearest[rank]!,
          isNothing,
          html: html(),
        })),
    }),
  );
  const firstDifferent = (others: readonly Variant[], wayOf: (other: Variant) => Upgrade) => {
    for (const other of others) {
      if (edition.variants.has(other)) continue;
      const places = changes.get(nameOf(wayOf(other)))?.length ?? 0;
      if (places > 0) return { variant: other, places };
    }
    return undefined;
  };
  return {
    marks,
    since: firstDifferent(order.slice(0, place).toReversed(), (from) => ({ from, to: variant })),
    until: firstDifferent(
      order.slice(place + 1).filter(({ released }) => released),
      (to) => ({ from: variant, to }),
    ),
  };
}

/** The versions of each product in sets of variants: most pages have the same set, and all that is said of a part of it is said within it. */
const OWN = new WeakMap<VariantSet, Map<Product, VariantSet>>();

/** The versions of a variant's product that have a page: the same set each time. */
export function versionsOf(library: Library, page: Page, { product }: Variant): VariantSet {
  return ownVersions(library.variantsOf(page), product);
}

/** The versions of a product in a set of variants: the same set each time. */
export function ownVersions(all: VariantSet, product: Product): VariantSet {
  const known = OWN.get(all) ?? new Map<Product, VariantSet>();
  OWN.set(all, known);
  const own = known.get(product) ?? all.filter((each) => each.product === product);
  known.set(product, own);
  return own;
}
