import { FIELD, type Field } from './field.ts';
import { placeNumber } from './postings.ts';
import type { Section } from './sections.ts';
import { isSpelt } from './spelling.ts';
import { wordsOf } from './words.ts';

/** The words of a section. */
export interface SectionWords {
  /** how many it has, each of a whole name counted */
  count: number;
  /** by word: where it stands ({@link placeNumber}), in order */
  places: ReadonlyMap<string, readonly number[]>;
  /** words that readers may have meant, and how each is written where it stands first */
  written: ReadonlyMap<string, string>;
}

/** So many positions lie between two blocks: their words are no phrase. */
export const BLOCK_GAP = 2;

/** @param headingField what its heading is: for the first section, the title of the page */
export function sectionWords({ heading, names, text, fields }: Section, headingField: Field): SectionWords {
  const places = new Map<string, number[]>();
  const written = new Map<string, string>();
  let position = 0;
  let count = 0;
  const take = (stretch: string, fieldAt: (start: number) => Field): void => {
    let last = -1;
    for (const { word, start, end, position: own, isPart } of wordsOf(stretch)) {
      const field = fieldAt(start);
      const isLess = isPart && (field === FIELD.text || field === FIELD.code);
      const place = placeNumber(position + own, isLess ? FIELD.part : field);
      const known = places.get(word);
      if (known) known.push(place);
      else places.set(word, [place]);
      last = Math.max(last, own);
      if (!written.has(word)) {
        const asWritten = stretch.slice(start, end);
        if (isSpelt(word, asWritten)) written.set(word, asWritten.toLowerCase());
      }
    }
    position += last + BLOCK_GAP;
    count += last + 1;
  };
  take(heading, () => headingField);
  for (const name of names) take(name, () => FIELD.heading);
  let at = 0;
  let offset = 0;
  for (const block of text.split('\n')) {
    take(block, (start) => {
      while (fields[at + 1] !== undefined && fields[at + 1]![0] <= offset + start) at++;
      // The whole of a name is told after its parts.
      let own = at;
      while (own > 0 && fields[own]![0] > offset + start) own--;
      return fields[own]![1];
    });
    offset += block.length + 1;
  }
  // Wholes of names were told after what follows their first part.
  for (const own of places.values()) if (own.length > 1) own.sort((a, b) => a - b);
  return { count, places, written };
}
