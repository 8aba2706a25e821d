/** Something in a text that needs an id. */
export interface Claim {
  /** where it stands in the page's source, the same in every edition that has it */
  source: number;
  /** the id that it would like */
  wanted: string;
}

/** What one edition of a page claims. */
export interface Claims {
  /** how many variants read the edition */
  readers: number;
  /** ids that are gone; those that are given away are added */
  taken: Set<string>;
  claims: readonly Claim[];
}

/** One claim, and where it occurs: the edition, and its place among the edition's claims. */
interface Contender extends Claim {
  readers: number;
  occurrences: { edition: number; index: number }[];
}

/**
 * Gives every claim of a page's editions an id, so that what stands in several editions has one id in all of them.
 *
 * A second claim to an id gets the suffix `_1`, as in Python-Markdown. What most variants have comes first, and only then
 * what stands first: a heading that every variant has is `#configure` everywhere, and the one that a condition puts above
 * it in a single version is `#configure_1`.
 *
 * @returns the ids by edition, in the order of its claims
 */
export function settleIds(editions: readonly Claims[]): string[][] {
  const ids = editions.map(({ claims }) => claims.map(() => ''));
  /** the last suffix that a wanted id was given, so that many equal claims are not tried from the start again */
  const lastSuffixes = editions.map(() => new Map<string, number>());
  const skips = editions.map(() => new TakenSuffixes());
  for (const { wanted, occurrences } of contenders(editions)) {
    const involved = occurrences.map(({ edition }) => edition);
    const isFree = (id: string) => !involved.some((edition) => editions[edition]!.taken.has(id));
    let id = wanted;
    if (id === '' || !isFree(id)) {
      const [, stem = wanted, number] = /^(.*)_(\d{1,9})$/s.exec(wanted) ?? [];
      const suffixes = involved.map((edition) => lastSuffixes[edition]!);
      let suffix = suffixes.reduce(
        (most, last) => Math.max(most, last.get(wanted) ?? 0),
        Number(number ?? 0),
      );
      for (id = `${stem}_${++suffix}`; !isFree(id); id = `${stem}_${suffix}`) {
        for (const edition of involved) {
          if (editions[edition]!.taken.has(`${stem}_${suffix}`)) skips[edition]!.add(stem, suffix);
          suffix = skips[edition]!.next(stem, suffix);
        }
      }
      for (const last of suffixes) last.set(wanted, suffix);
    }
    for (const { edition, index } of occurrences) {
      editions[edition]!.taken.add(id);
      ids[edition]![index] = id;
    }
  }
  return ids;
}

/** The suffixes of which one edition is known to have no more: whoever wants the next free one need not try them again. */
class TakenSuffixes {
  /** by stem, for each taken suffix a later one up to which all are taken */
  readonly #later = new Map<string, Map<number, number>>();

  add(stem: string, suffix: number): void {
    const later = this.#later.get(stem) ?? new Map<number, number>();
    this.#later.set(stem, later);
    if (!later.has(suffix)) later.set(suffix, suffix + 1);
  }

  /** The first suffix from one on that is not known to be taken. */
  next(stem: string, suffix: number): number {
    const later = this.#later.get(stem);
    if (!later) return suffix;
    let free = suffix;
    for (let after = later.get(free); after !== undefined; after = later.get(free)) free = after;
    // The way there is shortened, so that nobody walks it twice.
    for (let at = suffix; at < free; ) {
      const after = later.get(at)!;
      later.set(at, free);
      at = after;
    }
    return free;
  }
}

/** The distinct claims, in the order in which they choose. */
function contenders(editions: readonly Claims[]): Contender[] {
  const contenders = new Map<string, Contender>();
  editions.forEach(({ readers, claims }, edition) => {
    // A loop repeats one place of the source: the first round is the same claim in every edition, and so on.
    const rounds = new Map<string, number>();
    claims.forEach(({ source, wanted }, index) => {
      const place = `${source} ${wanted}`;
      const round = (rounds.get(place) ?? 0) + 1;
      rounds.set(place, round);
      const key = `${round} ${place}`;
      const contender = contenders.get(key) ?? { source, wanted, readers: 0, occurrences: [] };
      contenders.set(key, contender);
      contender.readers += readers;
      contender.occurrences.push({ edition, index });
    });
  });
  return [...contenders.values()].sort((a, b) => b.readers - a.readers || a.source - b.source);
}
