import type { PagePassages, PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import type { VariantSet } from '../engine/variants/variant-set.ts';
import { beginning } from './beginning.ts';
import { type Mark, marksOf, type OtherReading } from './marks.ts';
import { shortHtml } from './short-html.ts';
import { passagesIn } from './variant-passages.ts';

/** A mark as all readers of an edition are shown it. */
export interface SharedMark extends Pick<Mark, 'anchors' | 'within' | 'variants'> {
  /** the words with which what it is about begins */
  beginning: string;
  /** all other versions that have something else there */
  otherwise: VariantSet;
  /** what stands there in them, in no order */
  others: readonly SharedReading[];
}

/** What other versions have in the place of a passage. */
export interface SharedReading {
  variants: VariantSet;
  /** whether nothing stands there at all */
  isNothing: boolean;
  /** abstract HTML of blocks; made when somebody is shown it */
  html: () => string;
}

/** What was found for the first reader of an edition. */
interface Found {
  reader: Variant;
  marks: readonly SharedMark[];
  /** texts in which the name of the reader's version would have been left out of account */
  compared: ReadonlySet<string>;
}

/** By the passages of an edition, which its variants share. */
const known = new WeakMap<readonly PassageReading[], Map<Product, Found>>();

/**
 * What a reader of one version is told of a page's passages, as {@link marksOf} says it: found once for all versions of a product that
 * share an edition. Who reads a text that names the own version is no news to; where one of those that share it is named, each is asked by itself.
 *
 * @param versions those of the product that have the page
 * @param language BCP 47
 */
export function sharedMarks(
  passages: PagePassages,
  variant: Variant,
  { versions, language }: { versions: VariantSet; language: string },
): readonly SharedMark[] {
  const edition = passagesIn(passages, variant).passages;
  const byProduct = known.get(edition) ?? new Map<Product, Found>();
  known.set(edition, byProduct);
  const found = byProduct.get(variant.product);
  if (found && [found.reader, variant].every((each) => !isNamed(each, found.compared))) return found.marks;
  const compared = new Set<string>();
  const marks = marksOf(passages, variant, versions, compared).map((mark) => shared(mark, language));
  byProduct.set(variant.product, { reader: variant, marks, compared });
  return marks;
}

function isNamed({ version }: Variant, texts: ReadonlySet<string>): boolean {
  return version !== undefined && [...texts].some((text) => text.includes(version));
}

function shared({ passages, anchors, within, variants, others }: Mark, language: string): SharedMark {
  return {
    beginning: beginning(passages[0]!.text, FEW),
    anchors,
    within,
    variants,
    otherwise: others.map((other) => other.variants).reduce((all, each) => all.union(each)),
    others: others.map((other) => {
      let html: string | undefined;
      return {
        variants: other.variants,
        isNothing: other.passages.length === 0,
        html: () => {
          html ??= shortHtml(other.passages, sameAs(other, passages), language);
          return html;
        },
      };
    }),
  };
}

/** Letters by which a text is known again. */
const FEW = 70;

function sameAs(
  { passages: [first, second] }: OtherReading,
  own: readonly PassageReading[],
): PassageReading | undefined {
  return first && !second ? own.find(({ key }) => key === first.key) : undefined;
}
