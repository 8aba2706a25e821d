import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import { RecentlyUsed } from '../engine/library/edition/recently-used.ts';
import type { Document, Library, Page } from '../engine/library/types.ts';
import type { Variant } from '../engine/variants/site.ts';
import type { VariantSet } from '../engine/variants/variant-set.ts';
import { beginning } from './beginning.ts';
import { nameOf, noteChanges, noteNothing } from './changes-by-way.ts';
import { type Mark, marksOf } from './marks.ts';
import { passagesOf } from './recent-passages.ts';
import { shortHtml } from './short-html.ts';
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
  const marks = marksOf(passages, variant, versions).map(
    ({ passages: own, anchors, within, variants, others }): ShownMark => ({
      beginning: beginning(own[0]!.text, FEW),
      anchors,
      within,
      variants,
      otherwise: others.map(({ variants }) => variants).reduce((all, each) => all.union(each)),
      others: others.slice(0, MOST_READINGS).map((other) => ({
        variants: other.variants,
        nearest: nearestTo(variant, other.variants, order),
        isNothing: other.passages.length === 0,
        html: shortHtml(other.passages, sameAs(other.passages, own), tag),
      })),
    }),
  );
  const firstDifferent = (others: readonly Variant[], wayOf: (other: Variant) => Upgrade) => {
    for (const other of others) {
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

/** The versions of a variant's product that have a page. */
export function versionsOf(library: Library, page: Page, { product }: Variant): VariantSet {
  return library.variantsOf(page).filter((each) => each.product === product);
}

function sameAs(
  theirs: readonly PassageReading[],
  own: readonly PassageReading[],
): PassageReading | undefined {
  return theirs.length === 1 ? own.find(({ key }) => key === theirs[0]!.key) : undefined;
}

/** Letters by which a text is known again. */
const FEW = 70;

function nearestTo(variant: Variant, variants: VariantSet, order: readonly Variant[]): Variant {
  const place = order.indexOf(variant);
  return [...variants].reduce((best, each) =>
    Math.abs(order.indexOf(each) - place) < Math.abs(order.indexOf(best) - place) ? each : best,
  );
}
