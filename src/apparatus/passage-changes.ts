import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';
import { align } from './html/align.ts';
import { looksAlike } from './looks-alike.ts';
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
    return align(older, newer, ({ key }) => key).flatMap((stretch) => {
      const place = ++this.#places;
      if (stretch.kind === 'same')
        return stretch.pairs.flatMap(([before, after]) => this.#pair(before, after, { headings, place }));
      const removed = stretch.before.filter((each) => !this.#newer.has(each.key) && showsSomething(each));
      return [
        ...removed.map((passage) => change('removed', passage, undefined, { headings, place })),
        ...stretch.after.flatMap((passage) => {
          const before = this.#older.get(passage.key);
          if (before) return [change('moved', before, passage, { headings, place })];
          return showsSomething(passage) ? [change('added', undefined, passage, { headings, place })] : [];
        }),
      ];
    });
  }

  #pair(
    before: PassageReading,
    after: PassageReading,
    where: Pick<PassageChange, 'headings' | 'place'>,
  ): PassageChange[] {
    if (before.reading === after.reading) return [];
    if (!BY_ANY_PART.has(after.kind) && !AS_A_WHOLE.has(after.kind)) {
      const heading = after.kind === 'section' ? after.children.slice(0, 1) : [];
      const inside = this.compare(before.children, after.children, [...where.headings, ...heading]);
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
  where: Pick<PassageChange, 'headings' | 'place'>,
): PassageChange {
  return { kind, older, newer, ...where };
}
