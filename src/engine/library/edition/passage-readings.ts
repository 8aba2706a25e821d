import type { Variant } from '../../variants/site.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { Passage } from './passage.ts';

/** A passage of a page as an edition reads it, and who else does. */
export interface PassageReading
  extends Pick<Passage, 'kind' | 'key' | 'text' | 'reading' | 'html' | 'origin'> {
  /** the variants that have it */
  variants: VariantSet;
  /** those of them in which it reads exactly so */
  same: VariantSet;
  children: PassageReading[];
}

/** An edition, and what it consists of. */
export interface EditionPassages {
  variants: VariantSet;
  passages: readonly Passage[];
}

/** The passages of a page in all its editions, led together. */
export class PagePassages {
  readonly #editions: readonly EditionPassages[];
  readonly #setOf: (variants: Iterable<Variant>) => VariantSet;
  readonly #same = new SamePassages();
  /** for each passage the variants that have it, by how it reads there */
  readonly #readings = new Map<string, Map<string, Set<Variant>>>();
  /** each passage, as the editions have it */
  readonly #versions = new Map<string, Passage[]>();

  /** @param editions all editions of the page */
  constructor(editions: readonly EditionPassages[], setOf: (variants: Iterable<Variant>) => VariantSet) {
    this.#editions = editions;
    this.#setOf = setOf;
    const all = editions.flatMap(({ passages }) => passages);
    for (const passage of all) this.#same.joinAlike(passage);
    this.#same.joinEmptyCells(editions.map(({ passages }) => passages.flatMap(cellsOf)));
    // What is in them says which lists are the same one, and these say it of what is around them.
    while (all.filter((passage) => this.#same.joinAround(passage)).length > 0);
    for (const { variants, passages } of editions)
      for (const passage of passages) this.#note(variants, passage);
  }

  #note(variants: VariantSet, passage: Passage): void {
    const { key, reading, children } = passage;
    const id = this.#same.idOf(key);
    const known = this.#readings.get(id) ?? new Map<string, Set<Variant>>();
    const readers = known.get(reading) ?? new Set();
    for (const variant of variants) readers.add(variant);
    this.#readings.set(id, known.set(reading, readers));
    this.#versions.set(id, [...(this.#versions.get(id) ?? []), passage]);
    for (const child of children) this.#note(variants, child);
  }

  /** The passages in a variant; undefined when the page does not exist in it. */
  in(variant: Variant): PassageReading[] | undefined {
    const edition = this.#editions.find(({ variants }) => variants.has(variant));
    const read = (passage: Passage): PassageReading => this.#reading(passage, passage.children.map(read));
    return edition?.passages.map(read);
  }

  /** All passages of the page; each as the first edition reads it that has it. */
  all(): PassageReading[] {
    const seen = new Set<string>();
    const read = (lists: readonly (readonly Passage[])[]): PassageReading[] =>
      this.#merged(lists).flatMap(({ id, passage }) => {
        // A heading under a condition leaves what stands below it to the section before.
        if (seen.has(id)) return [];
        seen.add(id);
        const children = this.#versions.get(id)!.map((version) => version.children);
        return [this.#reading(passage, read(children))];
      });
    return read(this.#editions.map(({ passages }) => passages));
  }

  #reading(passage: Passage, children: PassageReading[]): PassageReading {
    const { kind, key, text, html, origin, reading } = passage;
    const id = this.#same.idOf(key);
    const readings = this.#readings.get(id)!;
    return {
      kind,
      key: id,
      text,
      reading,
      html,
      origin,
      variants: this.#setOf([...readings.values()].flatMap((readers) => [...readers])),
      same: this.#setOf(readings.get(reading)!),
      children,
    };
  }

  /** @param lists passages of one place of the page, as some editions have it */
  #merged(lists: readonly (readonly Passage[])[]): { id: string; passage: Passage }[] {
    const merged: { id: string; passage: Passage }[] = [];
    for (const list of lists) {
      const ids = new Set(list.map(({ key }) => this.#same.idOf(key)));
      let at = 0;
      for (const passage of list) {
        const id = this.#same.idOf(passage.key);
        const known = merged.findIndex((each) => each.id === id);
        if (known >= 0) {
          at = known + 1;
          continue;
        }
        // Among what stands here in other editions only, as in the source.
        while (merged[at] && !ids.has(merged[at]!.id) && isAbove(merged[at]!.passage, passage)) at++;
        merged.splice(at++, 0, { id, passage });
      }
    }
    return merged;
  }
}

function cellsOf(passage: Passage): Passage[] {
  return passage.kind === 'cell' ? [passage] : passage.children.flatMap(cellsOf);
}

function isAbove(one: Passage, other: Passage): boolean {
  const [{ place: first }, { place: second }] = [one.origin, other.origin];
  if (first.file !== second.file) return false;
  return first.line === second.line ? (first.column ?? 0) < (second.column ?? 0) : first.line < second.line;
}

/** Which keys stand for one passage: sets that are joined, each with a key that speaks for it. */
class SamePassages {
  readonly #leaders = new Map<string, string>();

  idOf(key: string): string {
    const leader = this.#leaders.get(key);
    if (leader === undefined || leader === key) return key;
    const first = this.idOf(leader);
    this.#leaders.set(key, first);
    return first;
  }

  /** @returns whether they were two until now */
  #join(one: string, other: string): boolean {
    const [first, second] = [this.idOf(one), this.idOf(other)];
    this.#leaders.set(second, first);
    return first !== second;
  }

  /** Joins what stands on lines of its own with what shares a part of it. */
  joinAlike({ key, alike, children }: Passage): void {
    for (const other of alike) this.#join(key, other);
    for (const child of children) this.joinAlike(child);
  }

  /**
   * Joins cells that say nothing with those at the same place that an edition lacks otherwise.
   *
   * @param editions the cells of each
   */
  joinEmptyCells(editions: readonly (readonly Passage[])[]): void {
    for (const cells of editions) {
      const ids = new Set(cells.map(({ key }) => this.idOf(key)));
      const empty = new Map(
        cells.flatMap((cell) => (cell.text === '' ? [[cell.place, cell.key] as const] : [])),
      );
      for (const { key, place } of editions.flat()) {
        const here = empty.get(place);
        if (here !== undefined && !ids.has(this.idOf(key))) this.#join(here, key);
      }
    }
  }

  /** Joins what holds a passage with what holds the same one in another edition; says whether anything was joined. */
  joinAround({ kind, key, children }: Passage): boolean {
    let hasJoined = false;
    for (const child of children) {
      if (this.joinAround(child)) hasJoined = true;
      // A section is its heading's: what stands in it may stand in the one before where the heading is not shown.
      if (kind !== 'section' && this.#join(key, `${kind} around ${this.idOf(child.key)}`)) hasJoined = true;
    }
    return hasJoined;
  }
}
