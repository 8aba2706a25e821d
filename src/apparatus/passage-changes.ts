import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';
import { holdsAny } from './holds-any.ts';
import { align } from './html/align.ts';
import { look, looksAlike } from './looks-alike.ts';
import { showsSomething } from './shows-something.ts';
import type { VariantPassages } from './variant-passages.ts';

/** What became of a passage from one variant of a page to another. */
export interface PassageChange {
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** as the older variant reads it; undefined for what was added */
  older: PassageReading | undefined;
  /** as the newer one does; undefined for what was removed */
  newer: PassageReading | undefined;
  /** the headings of the sections that it stands in, the outermost first */
  headings: readonly PassageReading[];
  /** equal for what was removed and what was added at one place, one instead of the other */
  place: number;
}

/**
 * Compares two variants of a page, passage by passage: the largest passages that one of them lacks, and the smallest blocks
 * that read otherwise. Nothing is guessed: a passage is the same in both where the source says so.
 *
 * @param older the passages of one variant
 * @param newer those of the other
 * @returns in the order of the newer one, with what was removed where it stood
 */
export function passageChanges(older: VariantPassages, newer: VariantPassages): PassageChange[] {
  return new Comparison(older, newer).compare(older.passages, newer.passages, []);
}

type Where = Pick<PassageChange, 'headings' | 'place'>;

/** Kinds that change as a whole, although they hold others. */
const AS_A_WHOLE: ReadonlySet<PassageReading['kind']> = new Set(['row']);

class Comparison {
  readonly #older: ReadonlyMap<string, PassageReading>;
  readonly #newer: ReadonlyMap<string, PassageReading>;
  /** the older one, and the newer one */
  readonly #variants: readonly [Variant, Variant];
  #places = 0;

  constructor(older: VariantPassages, newer: VariantPassages) {
    this.#variants = [older.variant, newer.variant];
    this.#older = older.byKey;
    this.#newer = newer.byKey;
  }

  compare(
    older: readonly PassageReading[],
    newer: readonly PassageReading[],
    headings: readonly PassageReading[],
  ): PassageChange[] {
    return align(inFlow(older, headings), inFlow(newer, headings), ({ passage }) => passage.key).flatMap(
      (stretch) => {
        const place = ++this.#places;
        if (stretch.kind === 'same')
          return stretch.pairs.flatMap(([before, after]) =>
            this.#pair(before.passage, after.passage, { headings: after.headings, place }),
          );
        const removed = whole(stretch.before, (each) => this.#isGone(each)).flatMap(({ passage, headings }) =>
          this.#gone(passage, { headings, place }),
        );
        const added = whole(stretch.after, (each) => this.#isNew(each)).flatMap(({ passage, headings }) =>
          this.#come(passage, { headings, place }),
        );
        const [gone, come] = this.#withoutSame(removed, added);
        // One in place of the other is one change; what came or went at other times beside each other is not.
        return gone.length > 0 && come.length > 0 ? [...gone, ...come] : this.#atTimes([...gone, ...come]);
      },
    );
  }

  /** What went and what came at one place, without what says the same: it was only written a second time. */
  #withoutSame(
    removed: readonly PassageChange[],
    added: readonly PassageChange[],
  ): [PassageChange[], PassageChange[]] {
    if (removed.length === 0 || added.length === 0) return [[...removed], [...added]];
    const [older, newer] = this.#variants;
    const lookOf = ({ kind, older: before, newer: after }: PassageChange): string | undefined => {
      if (kind === 'removed') return look([{ passage: before!, variant: older }]);
      return kind === 'added' ? look([{ passage: after!, variant: newer }]) : undefined;
    };
    const stretches = align(removed, added, (each) => lookOf(each) ?? `${each.kind} ${each.newer?.key}`);
    const gaps = stretches.filter((each) => each.kind === 'gap');
    return [gaps.flatMap(({ before }) => before), gaps.flatMap(({ after }) => after)];
  }

  /** Gives what came or went in other versions than what stands before it a place of its own. */
  #atTimes(changes: readonly PassageChange[]): PassageChange[] {
    const { product } = this.#variants[1];
    const versionsOf = ({ newer, older }: PassageChange) =>
      (newer ?? older)!.variants.filter((variant) => variant.product === product);
    let { place = 0 } = changes[0] ?? {};
    return changes.map((each, index) => {
      const before = changes[index - 1];
      const isApart = before?.place === each.place && !versionsOf(before).equals(versionsOf(each));
      if (isApart) place = ++this.#places;
      else if (before?.place !== each.place) place = each.place;
      return { ...each, place };
    });
  }

  #isGone(passage: PassageReading): boolean {
    return !this.#newer.has(passage.key) && !holdsAny(passage, this.#newer);
  }

  #isNew(passage: PassageReading): boolean {
    return !this.#older.has(passage.key) && !holdsAny(passage, this.#older);
  }

  /** What is not where it was: all of it, or what is nowhere else. */
  #gone(passage: PassageReading, where: Where): PassageChange[] {
    if (this.#newer.has(passage.key) || !showsSomething(passage)) return [];
    return holdsAny(passage, this.#newer)
      ? passage.children.flatMap((each) => this.#gone(each, where))
      : [change('removed', passage, undefined, where)];
  }

  /** What is where it was not: new, or from elsewhere. A part of what is new may have been there, in the section before. */
  #come(passage: PassageReading, where: Where): PassageChange[] {
    const before = this.#older.get(passage.key);
    if (before && before.reading === passage.reading) return [change('moved', before, passage, where)];
    if (before) return this.#pair(before, passage, { ...where, place: ++this.#places });
    if (!showsSomething(passage)) return [];
    return holdsAny(passage, this.#older)
      ? passage.children.flatMap((each) => this.#within(each, where))
      : [change('added', undefined, passage, where)];
  }

  /** What stands in something that is new: what was elsewhere has not moved, as something was put around it. */
  #within(passage: PassageReading, where: Where): PassageChange[] {
    return this.#come(passage, where).filter(({ kind }) => kind !== 'moved');
  }

  #pair(before: PassageReading, after: PassageReading, where: Where): PassageChange[] {
    if (before.reading === after.reading) return [];
    if (!BY_ANY_PART.has(after.kind) && !AS_A_WHOLE.has(after.kind)) {
      const inside = this.compare(before.children, after.children, where.headings);
      if (inside.length > 0) return inside;
    }
    const [one, other] = this.#variants;
    return looksAlike({ passage: before, variant: one }, { passage: after, variant: other })
      ? []
      : [change('changed', before, after, where)];
  }
}

function change(
  kind: PassageChange['kind'],
  older: PassageReading | undefined,
  newer: PassageReading | undefined,
  where: Where,
): PassageChange {
  return { kind, older, newer, ...where };
}

/** A passage among all that stand one after the other, whatever sections they are in. */
interface InFlow {
  passage: PassageReading;
  headings: readonly PassageReading[];
  /** the sections in which it stands, the outermost first, with the headings of what these stand in */
  sections: readonly Omit<InFlow, 'sections'>[];
}

/**
 * Passages one after the other, without the sections around them: where a heading is under a condition, what stands below it is in
 * the section before otherwise, and has not moved for a reader.
 */
function inFlow(
  passages: readonly PassageReading[],
  headings: readonly PassageReading[],
  sections: InFlow['sections'] = [],
): InFlow[] {
  return passages.flatMap((passage) =>
    passage.kind === 'section'
      ? inFlow(passage.children, [...headings, passage.children[0]!], [...sections, { passage, headings }])
      : [{ passage, headings, sections }],
  );
}

/** Passages of one place; where all of a section came or went with it, the section in their place. */
function whole(
  flow: readonly InFlow[],
  isAll: (passage: PassageReading) => boolean,
): Omit<InFlow, 'sections'>[] {
  const here = new Set(flow.map(({ passage }) => passage));
  const known = new Map<PassageReading, boolean>();
  const isHere = (section: PassageReading): boolean => {
    const is =
      known.get(section) ?? inFlow([section], []).every(({ passage }) => here.has(passage) && isAll(passage));
    known.set(section, is);
    return is;
  };
  const found: Omit<InFlow, 'sections'>[] = [];
  for (const { passage, headings, sections } of flow) {
    const section = sections.find((each) => isHere(each.passage));
    const unit = section ?? { passage, headings };
    if (found.at(-1)?.passage !== unit.passage) found.push(unit);
  }
  return found;
}
