import { type Fitting, FORM, fitness, fitsAlone, sharedBeginning } from './fitness.ts';
import type { IndexedWord, IndexReader } from './index-reader.ts';
import type { Occurrence } from './postings.ts';
import type { Unit } from './query.ts';
import { irregularForms } from './stems.ts';

/** A place where a unit of a query stands. */
export interface Hit extends Occurrence {
  /** how well it fits: 1 for what was typed */
  fit: number;
  /** how many words it has there */
  length: number;
}

/** How well words fit that are written otherwise than the name that they make. */
const AS_WORDS = 0.1;
/** How much of their fit words keep that only begin like what was typed, where that is a word itself. */
const BESIDE_WHOLE = 0.5;

/** Where a unit stands, by section. */
export type Hits = Map<number, Hit[]>;

/** Where a unit of a query stands in all variants. */
export async function hitsOf(index: IndexReader, unit: Unit): Promise<Hits> {
  const { parts, whole, isOpen, isExact, isName, isMinor } = unit;
  const needsPlaces = parts.length > 1;
  const fittings = parts.map((_, at): Fitting => ({ isExact, isOpen: isOpen && at === parts.length - 1 }));
  const [wholes, ...ofParts] = await Promise.all([
    whole === undefined
      ? new Map<number, Hit[]>()
      : hitsOfWord(index, whole, { isOpen, isExact, isMinor, needsPlaces: false }),
    ...parts.map((part, at) => hitsOfWord(index, part, { ...fittings[at]!, isMinor, needsPlaces })),
  ]);
  const hits: Hits = wholes;
  for (const [section, found] of ofParts.reduce(follow)) {
    // `Reset Link` is less than `resetLink`, where that was asked for.
    const fitting = isName ? found.map((hit) => ({ ...hit, fit: hit.fit * AS_WORDS })) : found;
    hits.set(section, [...(hits.get(section) ?? []), ...fitting]);
  }
  return hits;
}

/** What is wanted of a word. */
interface Wanted extends Fitting {
  /** whether a page may do without it */
  isMinor: boolean;
  /** whether it must be known where it stands, however frequent it is */
  needsPlaces: boolean;
}

async function hitsOfWord(index: IndexReader, asked: string, wanted: Wanted): Promise<Hits> {
  const words = await wordsLike(index, asked, wanted);
  const isWhole = words.some(({ fit }) => fit >= FORM);
  const hits: Hits = new Map();
  const found = await Promise.all(
    words.map(({ postings, places }) => (wanted.needsPlaces && places ? places() : postings())),
  );
  for (const [at, { fit }] of words.entries()) {
    const quality = isWhole && fit < FORM ? fit * BESIDE_WHOLE : fit;
    for (const [section, occurrences] of found[at]!) {
      const own = hits.get(section) ?? [];
      for (const occurrence of occurrences) own.push({ ...occurrence, fit: quality, length: 1 });
      hits.set(section, own);
    }
  }
  return hits;
}

/** The words of the index that fit one that is looked for, each with how well, and where it stands. */
async function wordsLike(
  index: IndexReader,
  asked: string,
  wanted: Wanted,
): Promise<(IndexedWord & { fit: number })[]> {
  const forms = wanted.isExact ? [] : irregularForms(asked);
  const beginnings = new Set([asked, ...forms].map((form) => sharedBeginning(form, wanted)));
  const { isMinor } = wanted;
  const isWhole = fitsAlone(asked, wanted);
  const stretches = await Promise.all([
    ...Array.from(beginnings, (beginning) => index.wordsFrom(beginning, { isWhole, isMinor })),
    // The word itself may stand behind more than is read of those that begin like it.
    index.wordsFrom(asked, { isWhole: true, isMinor }),
  ]);
  return [...new Map(stretches.flat())]
    .map(([word, own]) => ({ fit: fitness(asked, word, wanted), ...own }))
    .filter(({ fit }) => fit > 0);
}

/** Where what was found is followed at once by what was found next. */
function follow(before: Hits, next: Hits): Hits {
  const result: Hits = new Map();
  for (const [section, firsts] of before) {
    const others = next.get(section);
    if (!others) continue;
    const at = new Map(others.map((hit) => [hit.position, hit]));
    const found = firsts.flatMap((first) => {
      const other = at.get(first.position + first.length);
      return other ? [{ ...first, fit: first.fit * other.fit, length: first.length + 1 }] : [];
    });
    if (found.length > 0) result.set(section, found);
  }
  return result;
}
