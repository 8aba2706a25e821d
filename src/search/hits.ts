import { type Fitting, FORM, fitness, sharedBeginning } from './fitness.ts';
import type { IndexReader } from './index-reader.ts';
import type { Occurrence, Postings } from './postings.ts';
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
  const { parts, whole, isOpen, isExact, isName } = unit;
  const fittings = parts.map((_, at): Fitting => ({ isExact, isOpen: isOpen && at === parts.length - 1 }));
  const [wholes, ...ofParts] = await Promise.all([
    whole === undefined ? new Map<number, Hit[]>() : hitsOfWord(index, whole, { isOpen, isExact }),
    ...parts.map((part, at) => hitsOfWord(index, part, fittings[at]!)),
  ]);
  const hits: Hits = wholes;
  for (const [section, found] of ofParts.reduce(follow)) {
    // `Reset Link` is less than `resetLink`, where that was asked for.
    const fitting = isName ? found.map((hit) => ({ ...hit, fit: hit.fit * AS_WORDS })) : found;
    hits.set(section, [...(hits.get(section) ?? []), ...fitting]);
  }
  return hits;
}

async function hitsOfWord(index: IndexReader, asked: string, fitting: Fitting): Promise<Hits> {
  const words = await wordsLike(index, asked, fitting);
  const isWhole = words.some(({ fit }) => fit >= FORM);
  const hits: Hits = new Map();
  for (const { fit, postings } of words) {
    const quality = isWhole && fit < FORM ? fit * BESIDE_WHOLE : fit;
    for (const [section, occurrences] of postings()) {
      const found = hits.get(section) ?? [];
      for (const occurrence of occurrences) found.push({ ...occurrence, fit: quality, length: 1 });
      hits.set(section, found);
    }
  }
  return hits;
}

/** The words of the index that fit one that is looked for, each with how well, and where it stands. */
async function wordsLike(
  index: IndexReader,
  asked: string,
  fitting: Fitting,
): Promise<{ fit: number; postings: () => Postings }[]> {
  const forms = fitting.isExact ? [] : irregularForms(asked);
  const beginnings = new Set([asked, ...forms].map((form) => sharedBeginning(form, fitting)));
  const stretches = await Promise.all([...beginnings].map((beginning) => index.wordsFrom(beginning)));
  return [...new Map(stretches.flat())]
    .map(([word, postings]) => ({ fit: fitness(asked, word, fitting), postings }))
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
