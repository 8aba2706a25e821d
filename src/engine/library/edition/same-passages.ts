import { BY_ANY_PART, type Passage } from './passage.ts';

/** Which keys stand for one passage: sets that are joined, each with a key that speaks for it. */
export class SamePassages {
  readonly #leaders = new Map<string, string>();

  idOf(key: string): string {
    const leader = this.#leaders.get(key);
    if (leader === undefined || leader === key) return key;
    const first = this.idOf(leader);
    if (first !== leader) this.#leaders.set(key, first);
    return first;
  }

  /** @returns whether they were two until now, and somebody had heard of the other one */
  #join(one: string, other: string): boolean {
    if (one === other) return false;
    const first = this.idOf(one);
    const isKnown = this.#leaders.has(other);
    const second = this.idOf(other);
    if (first === second) return false;
    this.#leaders.set(second, first);
    return isKnown;
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
    // These are known by their parts.
    if (BY_ANY_PART.has(kind)) return false;
    let hasJoined = false;
    for (const child of children) {
      if (this.joinAround(child)) hasJoined = true;
      // A section is its heading's: what stands in it may stand in the one before where the heading is not shown.
      if (kind !== 'section' && this.#join(key, `${kind} around ${this.idOf(child.key)}`)) hasJoined = true;
    }
    return hasJoined;
  }
}
