import { sameItems } from '../../same-items.ts';
import type { Variant } from '../../variants/site.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { Passage } from './passage.ts';
import { SamePassages } from './same-passages.ts';

/** A passage of a page as an edition reads it, and who else does. */
export class PassageReading {
  readonly kind: Passage['kind'];
  /** the same in every edition that has it */
  readonly key: string;
  /** the variants that have it */
  readonly variants: VariantSet;
  /** those of them in which it reads exactly so */
  readonly same: VariantSet;
  /** of its element in the HTML of each edition; undefined for what all variants of the page read alike */
  readonly number: number | undefined;
  readonly #passage: Passage;
  readonly #read: () => PassageReading[];
  #children: readonly PassageReading[] | undefined;
  #html: string | undefined;

  /** @param read reads what is in it */
  constructor(
    passage: Passage,
    { key, variants, same, number }: Pick<PassageReading, 'key' | 'variants' | 'same' | 'number'>,
    read: () => PassageReading[],
  ) {
    this.kind = passage.kind;
    this.key = key;
    this.variants = variants;
    this.same = same;
    this.number = number;
    this.#passage = passage;
    this.#read = read;
  }

  get children(): readonly PassageReading[] {
    this.#children ??= this.#read();
    return this.#children;
  }

  get text(): string {
    return this.#passage.text;
  }

  get reading(): string {
    return this.#passage.reading;
  }

  /** of a heading: 1 to 6 */
  get level(): number | undefined {
    return this.#passage.level;
  }

  get origin(): Passage['origin'] {
    return this.#passage.origin;
  }

  html(): string {
    this.#html ??= this.#passage.html();
    return this.#html;
  }
}

/** An edition, and what it consists of. */
export interface EditionPassages {
  variants: VariantSet;
  passages: readonly Passage[];
}

/** Who has a passage: editions by their index, all of them and by how it reads there. */
interface Readers {
  all: number[];
  byReading: Map<string, number[]>;
  versions: { edition: number; passage: Passage }[];
  /** of what not all editions have alike */
  number: number | undefined;
}

/** The passages of a page in all its editions, led together. */
export class PagePassages {
  readonly #editions: readonly EditionPassages[];
  readonly #setOf: (variants: Iterable<Variant>) => VariantSet;
  readonly #same = new SamePassages();
  readonly #readers = new Map<string, Readers>();
  /** the variants of some editions, by the indexes of these: most passages are read by the same few */
  readonly #sets = new Map<string, VariantSet>();
  /** the passages as an edition reads them: its variants share them, with all that is found out about them */
  readonly #read = new Map<EditionPassages, readonly PassageReading[]>();

  /** @param editions all editions of the page */
  constructor(editions: readonly EditionPassages[], setOf: (variants: Iterable<Variant>) => VariantSet) {
    this.#editions = editions;
    this.#setOf = setOf;
    const all = editions.flatMap(({ passages }) => passages);
    for (const passage of all) this.#same.joinAlike(passage);
    this.#same.joinEmptyCells(editions.map(({ passages }) => passages.flatMap(cellsOf)));
    // What is in them says which lists are the same one, and these say it of what is around them.
    while (all.filter((passage) => this.#same.joinAround(passage)).length > 0);
    for (const [index, { passages }] of editions.entries())
      for (const passage of passages) this.#note(index, passage);
    // Where a text is the same one everywhere, all that is in it is, too.
    for (const readers of [...this.#readers.values()]) if (!isUniform(readers)) this.#readSentences(readers);
    this.#mark();
  }

  /** Gives all that not every edition has alike a number, in its HTML as well; what comes and goes with all around it needs none. */
  #mark(): void {
    const different = new Set<Readers>();
    const visit = (passage: Passage, around: readonly number[]): void => {
      const readers = this.#readers.get(this.#same.idOf(passage.key));
      // Where a text is the same everywhere, what is in it was not asked for.
      if (!readers) return;
      const isDifferent = readers.byReading.size > 1 || !sameItems(readers.all, around);
      // What a component prints is found by its number where all around it came or went, too.
      if (isDifferent || (passage.kind === 'component' && this.#editions.length > 1)) different.add(readers);
      for (const each of passage.children) visit(each, readers.all);
      if (!isUniform(readers)) for (const each of passage.sentences()) visit(each, readers.all);
    };
    const everywhere = [...this.#editions.keys()];
    for (const { passages } of this.#editions) for (const passage of passages) visit(passage, everywhere);
    for (const [index, readers] of [...different].entries()) {
      readers.number = index + 1;
      for (const { passage } of readers.versions) passage.mark(readers.number);
    }
    for (const { versions } of different) for (const { passage } of versions) passage.markText();
  }

  #readSentences({ versions }: Readers): void {
    const read = versions.map(({ edition, passage }) => ({ edition, sentences: passage.sentences() }));
    for (const { sentences } of read) for (const sentence of sentences) this.#same.joinAlike(sentence);
    for (const { edition, sentences } of read)
      for (const sentence of sentences) this.#note(edition, sentence);
  }

  #note(edition: number, passage: Passage): void {
    const { key, reading, children } = passage;
    const id = this.#same.idOf(key);
    const readers: Readers = this.#readers.get(id) ?? {
      all: [],
      byReading: new Map(),
      versions: [],
      number: undefined,
    };
    this.#readers.set(id, readers);
    if (readers.all.at(-1) !== edition) readers.all.push(edition);
    const same = readers.byReading.get(reading);
    if (!same) readers.byReading.set(reading, [edition]);
    else if (same.at(-1) !== edition) same.push(edition);
    readers.versions.push({ edition, passage });
    for (const child of children) this.#note(edition, child);
  }

  #variantsOf(editions: readonly number[]): VariantSet {
    const key = editions.join();
    const known =
      this.#sets.get(key) ?? this.#setOf(editions.flatMap((index) => [...this.#editions[index]!.variants]));
    this.#sets.set(key, known);
    return known;
  }

  /** The passages in a variant, the same objects for all that share its edition; undefined when the page does not exist in it. */
  in(variant: Variant): readonly PassageReading[] | undefined {
    const edition = this.#editions.find(({ variants }) => variants.has(variant));
    if (!edition) return undefined;
    const read = (passage: Passage): PassageReading =>
      this.#reading(passage, ({ children }) => children.map(read));
    const known = this.#read.get(edition) ?? edition.passages.map(read);
    this.#read.set(edition, known);
    return known;
  }

  /** All passages of the page; each as the first edition reads it that has it. */
  all(): PassageReading[] {
    const seen = new Set<string>();
    const read = (lists: readonly (readonly Passage[])[]): PassageReading[] => {
      const found = this.#merged(lists).filter(({ id }) => !seen.has(id));
      // A heading under a condition leaves what stands below it to the section before.
      for (const { id } of found) seen.add(id);
      return found.map(({ id, passage }) => {
        const { versions } = this.#readers.get(id)!;
        const reading = this.#reading(passage, () => read(versions.map((each) => inside(each.passage))));
        // Whoever comes first has what stands in it.
        void reading.children;
        return reading;
      });
    };
    return read(this.#editions.map(({ passages }) => passages));
  }

  /** @param readChildren reads what is in it, where that differs between editions */
  #reading(
    passage: Passage,
    readChildren: (passage: { children: readonly Passage[] }) => PassageReading[],
  ): PassageReading {
    const key = this.#same.idOf(passage.key);
    const readers = this.#readers.get(key)!;
    const { number } = readers;
    const variants = this.#variantsOf(readers.all);
    if (passage.children.length === 0 && isUniform(readers))
      return uniformReading(passage, { key, variants, same: variants, number });
    const same = this.#variantsOf(readers.byReading.get(passage.reading)!);
    return new PassageReading(passage, { key, variants, same, number }, () =>
      readChildren({ children: inside(passage) }),
    );
  }

  /** @param lists passages of one place of the page, as some editions have it */
  #merged(lists: readonly (readonly Passage[])[]): { id: string; passage: Passage }[] {
    const merged: { id: string; passage: Passage }[] = [];
    const known = new Set<string>();
    for (const list of lists) {
      const ids = new Set(list.map(({ key }) => this.#same.idOf(key)));
      let at = 0;
      for (const passage of list) {
        const id = this.#same.idOf(passage.key);
        if (known.has(id)) {
          // Most stand where the one before has led to.
          at = (merged[at]?.id === id ? at : merged.findIndex((each) => each.id === id)) + 1;
          continue;
        }
        known.add(id);
        // Among what stands here in other editions only, as in the source.
        while (merged[at] && !ids.has(merged[at]!.id) && isAbove(merged[at]!.passage, passage)) at++;
        merged.splice(at++, 0, { id, passage });
      }
    }
    return merged;
  }
}

/** What is in a passage: other passages, or the sentences of its text. */
function inside(passage: Passage): readonly Passage[] {
  return passage.children.length > 0 ? passage.children : passage.sentences();
}

/** Whether all editions that have a text have the same, from the same places. */
function isUniform({ byReading, versions }: Readers): boolean {
  const [first] = versions;
  return (
    byReading.size === 1 && versions.every(({ passage }) => sameItems(passage.alike, first!.passage.alike))
  );
}

/** A text that is the same everywhere, with what is in it. */
function uniformReading(
  passage: Passage,
  known: Pick<PassageReading, 'key' | 'variants' | 'same' | 'number'>,
): PassageReading {
  return new PassageReading(passage, known, () =>
    inside(passage).map((each) => uniformReading(each, { ...known, key: each.key, number: undefined })),
  );
}

function cellsOf(passage: Passage): Passage[] {
  return passage.kind === 'cell' ? [passage] : passage.children.flatMap(cellsOf);
}

function isAbove(one: Passage, other: Passage): boolean {
  const [{ place: first }, { place: second }] = [one.origin, other.origin];
  if (first.file !== second.file) return false;
  return first.line === second.line ? (first.column ?? 0) < (second.column ?? 0) : first.line < second.line;
}
