import { fitness } from './fitness.ts';
import type { Unit } from './query.ts';
import { type Word, wordsOf } from './words.ts';

/** A stretch of a text that has what was looked for. */
export interface Mark {
  start: number;
  end: number;
  /** which unit of the query */
  unit: number;
}

/** Where a text has what a query looks for, in order; words without which a page may do are not marked. */
export function marksIn(text: string, units: readonly Unit[]): Mark[] {
  const words = wordsOf(text);
  const parts = words.filter(({ span }) => span === 1);
  const marks = units.flatMap((unit, index): Mark[] =>
    unit.isMinor
      ? []
      : [...namesIn(words, unit), ...phrasesIn(parts, unit)].map(({ start, end }) => ({
          start,
          end,
          unit: index,
        })),
  );
  let end = 0;
  return marks
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((mark) => {
      if (mark.start < end) return false;
      end = mark.end;
      return true;
    });
}

/** Words that fit what was typed as a whole. */
function namesIn(words: readonly Word[], { parts, whole, isOpen, isExact }: Unit): Word[] {
  const asked = whole ?? (parts.length === 1 ? parts[0] : undefined);
  if (asked === undefined) return [];
  return words.filter(({ word }) => fitness(asked, word, { isOpen, isExact }) > 0);
}

/** Words that follow one another as they were typed. */
function phrasesIn(
  words: readonly Word[],
  { parts, isOpen, isExact }: Unit,
): { start: number; end: number }[] {
  if (parts.length === 1) return [];
  const last = parts.length - 1;
  return words.flatMap(({ start }, from) => {
    const fits = parts.every((part, at) => {
      const word = words[from + at]?.word;
      return word !== undefined && fitness(part, word, { isExact, isOpen: isOpen && at === last }) > 0;
    });
    return fits ? [{ start, end: words[from + last]!.end }] : [];
  });
}
