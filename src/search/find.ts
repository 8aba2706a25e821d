import {
  type Candidate,
  candidatesOf,
  isCounted,
  type Match,
  matchesOf,
  partialMatches,
  placedCandidate,
} from './candidates.ts';
import { countElsewhere } from './count-elsewhere.ts';
import { FIELD } from './field.ts';
import { hitsOf } from './hits.ts';
import type { IndexReader } from './index-reader.ts';
import { type Unit, unitsOf } from './query.ts';
import { scoreSection } from './rank.ts';

/** Where is searched: indexes of variants, the one that a page is shown in before others first. */
export type Scope = readonly number[];

/** A page in which something was found. */
export interface FoundPage {
  /** which page of the index it is */
  page: number;
  /** the first variant of the scope in which it matches */
  variant: number;
  /** all variants in which it matches, whether they were searched or not: a number with their bits */
  variants: bigint;
  score: number;
  /** its sections in that variant in which something was found, the best first */
  sections: FoundSection[];
  /** units of the query that it does not have: none, for a page that matches */
  missing: readonly Unit[];
}

/** A section in which something was found. */
export interface FoundSection {
  /** its place among those that the text of its page has in that variant */
  place: number;
  score: number;
}

/** What was found. */
export interface Found {
  units: readonly Unit[];
  /** the best first; second and third may stand pages without some of the units that fit better than the others with all */
  pages: FoundPage[];
  /** how many of them have all units, and so match */
  count: number;
  /** whether none has all that was asked for, and these have the most of it */
  isPartial: boolean;
  /** units that stand nowhere in the index */
  unknown: readonly Unit[];
  /** how many pages match in each variant that was not searched, as far as it has one that matches in none of the scope */
  elsewhere: ReadonlyMap<number, number>;
}

/** References count less than guides: who reads one looks for a name that stands there. */
const REFERENCE = 0.6;
/** How much a unit counts without which a page may do. */
const MINOR = 0.25;
/** How much more the next sections of a page add to the best. */
const NEXT = 0.1;
const MOST_NEXT = 3;
/** How much a page counts that has not all of the query, and how far down it is shown beside those that have. */
const NEARLY = 0.4;
const MOST_NEARLY = 3;
/** Pages whose texts are read to see where frequent words stand: those that are shown at first. */
const PLACED = 10;
/** Words of a title are followed by none of a section. */
const TITLE_POSITION = -1000;

/** Looks for a query. Nothing is found that does not have each of its words, in itself or in another form. */
export async function find(index: IndexReader, query: string, scope: Scope): Promise<Found> {
  const units = unitsOf(query);
  const hits = await Promise.all(units.map((unit) => hitsOf(index, unit)));
  const candidates = candidatesOf(index, hits);
  const unknown = units.filter((_, unit) => hits[unit]!.size === 0);
  const areNames = units.map(({ isName }) => isName);
  const every = units.flatMap(({ isMinor }, unit) => (isMinor ? [] : [unit]));
  // Names of programs are explained where one looks them up.
  const reference = areNames.includes(true) ? 1 : REFERENCE;
  const weights = { rarity: rarityOf(index, units, candidates), areNames, reference };
  const inScope = scope.reduce((mask, variant) => mask | (1n << BigInt(variant)), 0n);
  const matching = matchesOf(candidates, every);
  const elsewhere = countElsewhere(index, matching, inScope);
  const partial = partialMatches(candidates, units, inScope);
  const score = (matches: ReadonlyMap<number, Match>): FoundPage[] =>
    foundPages(index, matches, scope, weights);
  let whole = score(matching);
  // What another version has is told, in the place of what has less here.
  let nearly = whole.length === 0 && elsewhere.size > 0 ? [] : score(partial);
  const first = ordered(whole, nearly).slice(0, PLACED);
  if (units.length > 1 && first.some(({ page }) => isCounted(candidates.get(page)!))) {
    const placed = new Map(
      await Promise.all(
        first.map(async ({ page, variant }): Promise<[number, FoundPage]> => {
          const match = matching.get(page) ?? partial.get(page)!;
          const text = await index.text(page, variant);
          const candidate = placedCandidate(index, match.candidate, text, { variant, units });
          return [page, score(new Map([[page, { ...match, candidate }]]))[0]!];
        }),
      ),
    );
    [whole, nearly] = [whole, nearly].map((pages) => pages.map((page) => placed.get(page.page) ?? page)) as [
      FoundPage[],
      FoundPage[],
    ];
  }
  const pages = ordered(whole, nearly);
  return {
    units,
    pages,
    count: whole.length,
    isPartial: whole.length === 0 && pages.length > 0,
    unknown,
    elsewhere,
  };
}

/** The best first: a page that matches, and the others, of those that do not only what is among the first. */
function ordered(whole: readonly FoundPage[], nearly: readonly FoundPage[]): FoundPage[] {
  const byScore = (a: FoundPage, b: FoundPage): number => b.score - a.score || a.page - b.page;
  const [best, ...others] = whole.toSorted(byScore);
  if (!best) return nearly.toSorted(byScore);
  const rest = [...others, ...nearly].toSorted(byScore);
  return [best, ...rest].filter(({ missing }, place) => missing.length === 0 || place < MOST_NEARLY);
}

/** What the units of a query count. */
interface Weights {
  rarity: readonly number[];
  areNames: readonly boolean[];
  /** how much a page counts in which one looks things up */
  reference: number;
}

/** How little each unit is used: 0 for what is everywhere. */
function rarityOf(
  index: IndexReader,
  units: readonly Unit[],
  candidates: ReadonlyMap<number, Candidate>,
): number[] {
  return units.map(({ isMinor }, unit) => {
    let pages = 0;
    for (const { masks } of candidates.values()) if (masks[unit]! > 0n) pages++;
    return Math.log(1 + (index.pages.length + 1) / (pages + 0.5)) * (isMinor ? MINOR : 1);
  });
}

function foundPages(
  index: IndexReader,
  matches: ReadonlyMap<number, Match>,
  scope: Scope,
  weights: Weights,
): FoundPage[] {
  const found: FoundPage[] = [];
  for (const [page, { candidate, variants, missing }] of matches) {
    const variant = scope.find((each) => (variants >> BigInt(each)) & 1n);
    if (variant === undefined) continue;
    const sections = scoredSections(index, candidate, variant, weights);
    const [first, ...others] = sections.map(({ score }) => score);
    const next = others.slice(0, MOST_NEXT).reduce((sum, score) => sum + score, 0) * NEXT;
    const score =
      (first! + next) *
      (index.pages[page]!.isReference ? weights.reference : 1) *
      (missing.length > 0 ? NEARLY : 1);
    found.push({ page, variant, variants, score, sections, missing });
  }
  return found;
}

/** The sections of a page in a variant, the best first; what the title says is said of each. */
function scoredSections(
  index: IndexReader,
  { sections }: Candidate,
  variant: number,
  { rarity, areNames }: Weights,
): FoundSection[] {
  const own = [...sections].filter(([section]) => (index.sections[section]!.mask >> BigInt(variant)) & 1n);
  const title = own.find(([, hits]) => hits.some((each) => each?.some(({ field }) => field === FIELD.title)));
  const titleHits = title?.[1].map((hits) =>
    hits
      ?.filter(({ field }) => field === FIELD.title)
      .map((hit) => ({ ...hit, position: hit.position + TITLE_POSITION })),
  );
  return own
    .map(([section, hits]) => {
      const { place, headingWords, words: length } = index.sections[section]!;
      const all = hits.map((each, unit) => {
        const rest = each?.filter(({ field }) => field !== FIELD.title) ?? [];
        const both = [...rest, ...(titleHits?.[unit] ?? [])];
        return both.length > 0 ? both : undefined;
      });
      const words = {
        heading: headingWords,
        title: title ? index.sections[title[0]]!.headingWords : 0,
      };
      const ofSection = { hits: all, words, length: length / index.averageWords, areNames };
      return { place, score: scoreSection(ofSection, rarity) };
    })
    .toSorted((a, b) => b.score - a.score || a.place - b.place);
}
