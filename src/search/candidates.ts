import type { PageText } from './format.ts';
import type { Hit, Hits } from './hits.ts';
import type { IndexReader } from './index-reader.ts';
import { areCounted, placedHits } from './placed-hits.ts';
import type { Unit } from './query.ts';

/** A page in which some of the query stands. */
export interface Candidate {
  /** by section: for each unit, where it stands */
  sections: Map<number, (Hit[] | undefined)[]>;
  /** for each unit the variants in which it stands on the page */
  masks: bigint[];
}

/** A page that has all of a query, or nearly, in some variants. */
export interface Match {
  candidate: Candidate;
  variants: bigint;
  missing: readonly Unit[];
}

/** The pages in which units of a query stand. */
export function candidatesOf(index: IndexReader, hits: readonly Hits[]): Map<number, Candidate> {
  const candidates = new Map<number, Candidate>();
  for (const [unit, found] of hits.entries()) {
    for (const [section, own] of found) {
      const { page, mask } = index.sections[section]!;
      const candidate = candidates.get(page) ?? { sections: new Map(), masks: hits.map(() => 0n) };
      candidates.set(page, candidate);
      const ofSection = candidate.sections.get(section) ?? hits.map(() => undefined);
      candidate.sections.set(section, ofSection);
      ofSection[unit] = own;
      candidate.masks[unit]! |= mask;
    }
  }
  return candidates;
}

/** The pages with all units, and the variants in which they have them all. */
export function matchesOf(
  candidates: ReadonlyMap<number, Candidate>,
  every: readonly number[],
): Map<number, Match> {
  const matches = new Map<number, Match>();
  if (every.length === 0) return matches;
  for (const [page, candidate] of candidates) {
    const variants = every.map((unit) => candidate.masks[unit]!).reduce((all, mask) => all & mask);
    if (variants > 0n) matches.set(page, { candidate, variants, missing: [] });
  }
  return matches;
}

/** The pages with half of the units or more, but not all, in one of the variants that are searched; what stands in quotation marks they have. */
export function partialMatches(
  candidates: ReadonlyMap<number, Candidate>,
  units: readonly Unit[],
  inScope: bigint,
): Map<number, Match> {
  const every = units.flatMap(({ isMinor }, unit) => (isMinor ? [] : [unit]));
  const matches = new Map<number, Match>();
  for (const [page, candidate] of candidates) {
    const own = every.filter((unit) => (candidate.masks[unit]! & inScope) > 0n);
    const missing = every.filter((unit) => !own.includes(unit)).map((unit) => units[unit]!);
    if (own.length < every.length / 2 || missing.length === 0) continue;
    if (missing.some(({ isExact }) => isExact)) continue;
    const variants = own.map((unit) => candidate.masks[unit]!).reduce((common, mask) => common & mask);
    if (variants > 0n) matches.set(page, { candidate, variants, missing });
  }
  return matches;
}

/** Whether it is not known of some of a page where it stands. */
export function isCounted({ sections }: Candidate): boolean {
  return [...sections.values()].some(areCounted);
}

/** A page with the places in a variant of what was only counted, by its text. */
export function placedCandidate(
  index: IndexReader,
  { sections, masks }: Candidate,
  text: PageText,
  { variant, units }: { variant: number; units: readonly Unit[] },
): Candidate {
  const placed = [...sections].map(([section, hits]) => {
    const { place, mask } = index.sections[section]!;
    const isOwn = (mask >> BigInt(variant)) & 1n;
    return [section, isOwn ? placedHits(text.sections[place]![3], hits, units) : hits] as const;
  });
  return { masks, sections: new Map(placed) };
}
