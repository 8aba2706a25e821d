import { addAll } from '../engine/add-all.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { FIELD, type Field } from './field.ts';
import { fieldOf, type Occurrence, type Postings, placeNumber, placesOf, positionOf } from './postings.ts';

/** Fields in which a word is counted where it is too frequent for all its places to be read: what names a section keeps its places. */
const COUNTED: readonly Field[] = [FIELD.text, FIELD.code, FIELD.part, FIELD.aside];
/** Counts of the first of these fields that are written with other things in one byte; more often hardly counts more. */
const MOST = 15;
const OTHERS = MOST + 1;
const EXACT = OTHERS * 2;
/** Where counted occurrences stand: nowhere, and none beside another. */
const NOWHERE = -1_000_000;
const APART = 100;

/**
 * Writes where a word stands without its places in texts, which are most of what a frequent word needs: of each section its number,
 * counted from the one before; a number with how often it stands in its text, whether in other fields that are counted, and how many
 * places follow; those counts, if any, and places as `writePostings` has them.
 *
 * @param postings at the beginning of what `writePostings` wrote; read to the end
 */
export function writeBrief(writer: ByteWriter, postings: ByteReader): void {
  const counts = COUNTED.map(() => 0);
  const exact: number[] = [];
  while (!postings.isAtEnd) {
    writer.number(postings.number());
    counts.fill(0);
    exact.length = 0;
    let position = 0;
    for (let left = postings.number(); left > 0; left--) {
      const place = postings.number();
      position += positionOf(place);
      const field = fieldOf(place);
      const counted = COUNTED.indexOf(field);
      if (counted < 0) exact.push(placeNumber(position, field));
      else if (counts[counted]! < MOST) counts[counted]!++;
    }
    const [texts, ...others] = counts;
    const hasOthers = others.some((count) => count > 0);
    writer.number(texts! + (hasOthers ? OTHERS : 0) + exact.length * EXACT);
    if (hasOthers) for (const count of others) writer.number(count);
    let before = 0;
    for (const place of exact) {
      writer.number(placeNumber(positionOf(place) - before, fieldOf(place)));
      before = positionOf(place);
    }
  }
}

/** Reads what {@link writeBrief} wrote, up to the end. What was counted stands as often at places that are no neighbours of anything. */
export function readBrief(reader: ByteReader): Postings {
  const postings: Postings = new Map();
  let section = 0;
  while (!reader.isAtEnd) {
    section += reader.number();
    const head = reader.number();
    const hasOthers = (head & OTHERS) > 0;
    const occurrences: Occurrence[] = [];
    for (const [index, field] of COUNTED.entries()) {
      const count = index === 0 ? head & MOST : hasOthers ? reader.number() : 0;
      for (let at = 0; at < count; at++)
        occurrences.push({ position: NOWHERE - APART * occurrences.length, field });
    }
    addAll(occurrences, placesOf(reader, Math.floor(head / EXACT)));
    postings.set(section, occurrences);
  }
  return postings;
}

/** Whether an occurrence was counted, so that nobody knows where it stands. */
export function isCounted({ position }: Occurrence): boolean {
  return position <= NOWHERE;
}
