import type { KeptChanges, WayChanges } from '../../apparatus/changes-by-way.ts';
import type { Extent } from './record-file.ts';

/** Where it stands what changed on a page, and on which ways: most ways over a version have the same changes. */
export type WayLine = readonly [places: Extent, ways: readonly string[]];

/** The ways on which something changed on pages, so that nothing is read for the others. Pages of one history share them. */
export class ChangedWays {
  readonly #byKey = new Map<string, ReadonlySet<string>>();
  readonly #byNames = new Map<string, ReadonlySet<string>>();

  add(key: string, ways: readonly string[]): void {
    const names = ways.toSorted().join('\n');
    const known = this.#byNames.get(names) ?? new Set(ways);
    this.#byNames.set(names, known);
    this.#byKey.set(key, known);
  }

  get(key: string): ReadonlySet<string> | undefined {
    return this.#byKey.get(key);
  }
}

/** What changed on a page, as it stands in a file. */
export class WrittenChanges implements KeptChanges {
  readonly #extent: Extent;
  readonly #read: (extent: Extent) => unknown;
  readonly #changed: ReadonlySet<string> | undefined;

  /** @param changed the ways on which something changed, where they are known */
  constructor(extent: Extent, read: (extent: Extent) => unknown, changed?: ReadonlySet<string>) {
    this.#extent = extent;
    this.#read = read;
    this.#changed = changed;
  }

  get(way: string): WayChanges[1] | undefined {
    if (this.#changed?.has(way) === false) return undefined;
    const line = this.#lines().find(([, ways]) => ways.includes(way));
    return line && this.#placesOf(line);
  }

  #lines(): readonly WayLine[] {
    return this.#read(this.#extent) as readonly WayLine[];
  }

  *entries(): Generator<WayChanges> {
    for (const line of this.#lines()) {
      const places = this.#placesOf(line);
      for (const way of line[1]) yield [way, places];
    }
  }

  #placesOf([extent]: WayLine): WayChanges[1] {
    return this.#read(extent) as WayChanges[1];
  }
}
