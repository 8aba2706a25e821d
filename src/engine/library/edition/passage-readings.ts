import type { Variant } from '../../variants/site.ts';
import type { VariantSet } from '../../variants/variant-set.ts';
import type { Passage } from './passages.ts';

/** A passage of a page as an edition reads it, and who else does. */
export interface PassageReading extends Pick<Passage, 'kind' | 'text' | 'origin'> {
  /** the variants that have it */
  variants: VariantSet;
  /** those of them in which it reads exactly so */
  same: VariantSet;
  children: PassageReading[];
}

/** An edition, and what it consists of. */
export interface EditionPassages {
  variants: readonly Variant[];
  passages: readonly Passage[];
}

/** The passages of a page in all its editions, led together. */
export class PagePassages {
  readonly #editions: readonly EditionPassages[];
  readonly #setOf: (variants: Iterable<Variant>) => VariantSet;
  readonly #same = new SamePassages();
  /** for each passage the variants that have it, by how it reads there */
  readonly #readings = new Map<string, Map<string, Variant[]>>();

  /** @param editions all editions of the page */
  constructor(editions: readonly EditionPassages[], setOf: (variants: Iterable<Variant>) => VariantSet) {
    this.#editions = editions;
    this.#setOf = setOf;
    const all = editions.flatMap(({ passages }) => passages);
    for (const passage of all) this.#same.joinAlike(passage);
    // What is in them says which lists are the same one, and these say it of what is around them.
    while (all.filter((passage) => this.#same.joinAround(passage)).length > 0);
    for (const { variants, passages } of editions)
      for (const passage of passages) this.#note(variants, passage);
  }

  #note(variants: readonly Variant[], { key, reading, children }: Passage): void {
    const id = this.#same.idOf(key);
    const known = this.#readings.get(id) ?? new Map<string, Variant[]>();
    this.#readings.set(id, known.set(reading, [...(known.get(reading) ?? []), ...variants]));
    for (const child of children) this.#note(variants, child);
  }

  /** The passages in a variant; undefined when the page does not exist in it. */
  in(variant: Variant): PassageReading[] | undefined {
    const edition = this.#editions.find(({ variants }) => variants.includes(variant));
    return edition && this.#read([edition.passages]);
  }

  /** All passages of the page; each as the first edition reads it that has it. */
  all(): PassageReading[] {
    return this.#read(this.#editions.map(({ passages }) => passages));
  }

  /** @param lists passages of one place of the page, as some editions have it */
  #read(lists: readonly (readonly Passage[])[]): PassageReading[] {
    /** in the order of the page, with what each edition has of it */
    const merged: { id: string; found: Passage[] }[] = [];
    for (const list of lists) {
      const ids = new Set(list.map(({ key }) => this.#same.idOf(key)));
      let at = 0;
      for (const passage of list) {
        const id = this.#same.idOf(passage.key);
        const known = list === lists[0] ? -1 : merged.findIndex((each) => each.id === id);
        if (known >= 0) {
          merged[known]!.found.push(passage);
          at = known + 1;
          continue;
        }
        // Among what stands here in other editions only, as in the source.
        while (merged[at] && !ids.has(merged[at]!.id) && isAbove(merged[at]!.found[0]!, passage)) at++;
        merged.splice(at++, 0, { id, found: [passage] });
      }
    }
    return merged.map(({ id, found }) => {
      const { kind, text, origin, reading } = found[0]!;
      const readings = this.#readings.get(id)!;
      return {
        kind,
        text,
        origin,
        variants: this.#setOf([...readings.values()].flat()),
        same: this.#setOf(readings.get(reading)!),
        children: this.#read(found.map(({ children }) => children)),
      };
    });
  }
}

function isAbove(one: Passage, other: Passage): boolean {
  const [{ place: first }, { place: second }] = [one.origin, other.origin];
  return first.file === second.file && first.line < second.line;
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

  /** Joins what holds a passage with what holds the same one in another edition; says whether anything was joined. */
  joinAround({ kind, key, children }: Passage): boolean {
    let hasJoined = false;
    for (const child of children) {
      if (this.joinAround(child)) hasJoined = true;
      if (this.#join(key, `${kind} around ${this.idOf(child.key)}`)) hasJoined = true;
    }
    return hasJoined;
  }
}
