import { addAll } from '../engine/add-all.ts';
import { BY_ANY_PART } from '../engine/library/edition/passage.ts';
import type { PagePassages, PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';
import type { VariantSet } from '../engine/variants/variant-set.ts';
import { holdsAny } from './holds-any.ts';
import { align } from './html/align.ts';
import { look, looksAlike, type ReadPassage } from './looks-alike.ts';
import { showsSomething } from './shows-something.ts';
import { passagesIn } from './variant-passages.ts';

/** What other versions of a product have at the place of a passage. */
export interface OtherReading {
  /** versions that have it so */
  variants: VariantSet;
  /** what they have; nothing where they have nothing there */
  passages: readonly PassageReading[];
}

/** Something that a reader of one version is told about passages that not all versions of the product have alike. */
export interface Mark {
  /** what it is about: one passage, or several that stand together and come and go together */
  passages: readonly PassageReading[];
  /** numbers of elements that it may stand at, the best first: not every passage has an element */
  anchors: readonly number[];
  /** numbers of the sentences and words that are meant, where that is not all */
  within: readonly number[];
  /** the versions that have what is meant, the reader's among them; undefined where all have it, in other words */
  variants: VariantSet | undefined;
  /** what the others have instead, the nearest to the reader's version first */
  others: readonly OtherReading[];
}

/**
 * What a reader of one version is told of a page's passages: for each of the largest that not every version of the product has, from
 * when it applies, and for each block that reads otherwise elsewhere, how. What holds in all versions of the product that have the
 * page is not spoken of.
 *
 * @param compared takes the texts as the reader's version has them in which its name would be left out of account
 * @returns in the order of the page
 */
export function marksOf(
  passages: PagePassages,
  variant: Variant,
  having: VariantSet,
  compared?: Set<string>,
): Mark[] {
  const versions = having.filter(({ product }) => product === variant.product);
  if (!versions.has(variant) || versions.size < 2) return [];
  return new MarkFinder(passages, { variant, compared }, versions).visit(
    passagesIn(passages, variant).passages,
    versions,
    [],
  );
}

/** Kinds that say more than what is in them. */
const SAYS_MORE: ReadonlySet<PassageReading['kind']> = new Set(['note', 'html', 'component']);

class MarkFinder {
  readonly #passages: PagePassages;
  readonly #versions: VariantSet;
  readonly #variant: Variant;
  readonly #reader: Omit<ReadPassage, 'passage'>;
  /** the versions, the nearest to the reader's first */
  readonly #nearest: readonly Variant[];
  /** what sets of variants have of the versions: most passages are read by the same few */
  readonly #own = new Map<VariantSet, VariantSet>();

  constructor(passages: PagePassages, reader: Omit<ReadPassage, 'passage'>, versions: VariantSet) {
    this.#passages = passages;
    this.#variant = reader.variant;
    this.#reader = reader;
    this.#versions = versions;
    this.#nearest = nearestFirst(versions, reader.variant);
  }

  #inVersions(variants: VariantSet): VariantSet {
    const own = this.#own.get(variants) ?? variants.intersect(this.#versions);
    this.#own.set(variants, own);
    return own;
  }

  /**
   * @param passages side by side
   * @param having the versions that have what they stand in
   * @param anchors of what they stand in, the innermost first
   */
  visit(
    passages: readonly PassageReading[],
    having: VariantSet,
    anchors: readonly number[],
    around?: PassageReading,
  ): Mark[] {
    const marks: Mark[] = [];
    let run: PassageReading[] = [];
    for (const [index, passage] of passages.entries()) {
      // What stands below a heading may stand in the section before where that heading is not.
      const own = this.#inVersions(passage.variants);
      const here = [...anchorsOf(passage), ...anchors];
      if (having.isWithin(own)) addAll(marks, this.#within(passage, own, here));
      else {
        run.push(passage);
        const next = passages[index + 1];
        // What stands together and comes and goes together is told of once.
        if (!next || !this.#inVersions(next.variants).equals(own)) {
          const told = run.filter(showsSomething);
          const instead = this.#instead(run, having.minus(own), passages, around);
          // Where the same is written a second time, those that have it have it, too.
          const looks = look(told.map((passage) => ({ passage, ...this.#reader })));
          const isSame = ({ variants, passages: theirs }: OtherReading) =>
            look(theirs.map((passage) => ({ passage, variant: [...variants][0]! }))) === looks;
          const variants = instead.filter(isSame).reduce((all, each) => all.union(each.variants), own);
          const others = instead.filter((each) => !isSame(each));
          const first = [...run.flatMap(anchorsOf), ...anchors];
          if (told.length > 0 && others.length > 0)
            marks.push({ passages: told, anchors: first, within: [], variants, others });
          for (const each of run) addAll(marks, this.#within(each, own, [...anchorsOf(each), ...anchors]));
          run = [];
        }
      }
    }
    return marks;
  }

  /** What is told of what stands in a passage, or of its words. */
  #within(passage: PassageReading, having: VariantSet, anchors: readonly number[]): Mark[] {
    const same = this.#inVersions(passage.same);
    // What stands below a heading that came may have been there before it, and reads otherwise.
    if (passage.kind !== 'section' && same.equals(having)) return [];
    const isText = BY_ANY_PART.has(passage.kind);
    const inside = isText ? [] : this.visit(passage.children, having, anchors, passage);
    // A section, a list, a table say what is in them; a note is of some kind besides, and between texts in HTML stand pictures and frames.
    if (inside.length > 0 || !(isText || passage.children.length === 0 || SAYS_MORE.has(passage.kind)))
      return inside;
    const parts = isText ? this.#differentWords(passage.children, having) : [];
    const sets = parts.map(({ variants }) => variants);
    const [first = having] = sets;
    // Where all that differs came at one time, that is what is said.
    const isOneSet = parts.length > 0 && sets.every((set) => set.equals(first)) && first.equals(same);
    const others = this.#grouped(having.minus(same), (other) => {
      const reading = passagesIn(this.#passages, other).byKey.get(passage.key);
      return reading ? [reading] : [];
    }).filter(
      ({ passages: [reading], variants: [first] }) =>
        !reading || !looksAlike({ passage, ...this.#reader }, { passage: reading, variant: first! }),
    );
    if (others.length === 0) return [];
    return [
      {
        passages: [passage],
        anchors,
        within: parts.flatMap(({ passage: { number } }) => number ?? []),
        variants: isOneSet && !first.equals(having) ? first : undefined,
        others,
      },
    ];
  }

  /** The sentences, and of these the words, that not all have, or that read otherwise. */
  #differentWords(
    parts: readonly PassageReading[],
    having: VariantSet,
  ): { passage: PassageReading; variants: VariantSet }[] {
    return parts.flatMap((passage) => {
      const variants = this.#inVersions(passage.variants);
      if (!variants.equals(having)) return [{ passage, variants }];
      if (this.#inVersions(passage.same).equals(having)) return [];
      const inside = this.#differentWords(passage.children, having);
      return inside.length > 0 ? inside : [{ passage, variants }];
    });
  }

  /** What other versions have where some passages are missing. */
  #instead(
    run: readonly PassageReading[],
    others: VariantSet,
    siblings: readonly PassageReading[],
    around: PassageReading | undefined,
  ): OtherReading[] {
    const [first] = run;
    return this.#grouped(others, (other) => {
      const { passages, byKey } = passagesIn(this.#passages, other);
      const theirs = around ? (byKey.get(around.key)?.children ?? []) : passages;
      const gap = align(theirs, siblings, ({ key }) => key).find(
        (stretch) => stretch.kind === 'gap' && stretch.after.includes(first!),
      );
      if (gap?.kind !== 'gap') return [];
      return gap.before.flatMap((each) => this.#onlyTheirs(each));
    });
  }

  /** What the reader's version has nowhere: a part of a section may stand in another one there. */
  #onlyTheirs(passage: PassageReading): PassageReading[] {
    const { byKey } = passagesIn(this.#passages, this.#variant);
    if (byKey.has(passage.key) || !showsSomething(passage)) return [];
    return holdsAny(passage, byKey) ? passage.children.flatMap((each) => this.#onlyTheirs(each)) : [passage];
  }

  /**
   * Other versions with what they have, those that have the same together; the nearest to the reader's first.
   *
   * @param read the same for all versions that share an edition
   */
  #grouped(others: VariantSet, read: (other: Variant) => PassageReading[]): OtherReading[] {
    const groups = new Map<string, { members: Set<Variant>; passages: readonly PassageReading[] }>();
    const ofEditions = new Map<readonly PassageReading[], string>();
    for (const other of this.#nearest) {
      if (!others.has(other)) continue;
      const edition = passagesIn(this.#passages, other).passages;
      let key = ofEditions.get(edition);
      if (key === undefined) {
        const passages = read(other);
        key = passages.map(({ reading }) => reading).join('\0');
        ofEditions.set(edition, key);
        if (!groups.has(key)) groups.set(key, { members: new Set(), passages });
      }
      groups.get(key)!.members.add(other);
    }
    return [...groups.values()].map(({ members, passages }) => ({
      variants: others.filter((each) => members.has(each)),
      passages,
    }));
  }
}

/** Of sets that many pages share, each of its versions is asked for with every page. */
const NEAREST = new WeakMap<VariantSet, Map<Variant, readonly Variant[]>>();

/** Versions of a product, the nearest to one of them first; of two that are as near, the older one. */
export function nearestFirst(versions: VariantSet, variant: Variant): readonly Variant[] {
  const known = NEAREST.get(versions) ?? new Map<Variant, readonly Variant[]>();
  NEAREST.set(versions, known);
  const sorted = known.get(variant) ?? sortedByDistance([...versions], variant);
  known.set(variant, sorted);
  return sorted;
}

function sortedByDistance(order: readonly Variant[], variant: Variant): Variant[] {
  const place = order.indexOf(variant);
  const distances = new Map(order.map((other, index) => [other, Math.abs(index - place)]));
  return order.toSorted((a, b) => distances.get(a)! - distances.get(b)!);
}

/** Where a passage is to be found on the page. A section is where its heading is. */
function anchorsOf(passage: PassageReading): number[] {
  const { kind, number } = passage;
  // Of anything else, what is in it would be read for nothing.
  const heading = kind === 'section' ? passage.children[0]?.number : undefined;
  return [heading, number].filter((each) => each !== undefined);
}
