import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Field } from './field.ts';

/** A place where a word stands. */
export interface Occurrence {
  position: number;
  field: Field;
}

/** The places of a word by section; numbers of sections are those of the whole index. */
export type Postings = Map<number, Occurrence[]>;

const FIELD_BITS = 3;
const FIELDS = (1 << FIELD_BITS) - 1;

/** A place as one number; those of a section are in the order of their positions. */
export function placeNumber(position: number, field: Field): number {
  return (position << FIELD_BITS) | field;
}

/** The position of a place. */
export function positionOf(place: number): number {
  return place >>> FIELD_BITS;
}

/** What a word is at a place. */
export function fieldOf(place: number): Field {
  return (place & FIELDS) as Field;
}

/**
 * Writes the places of a word: of each section its number, counted from the one before, how many places there are, and each as a
 * number, its position counted from the one before.
 *
 * @param sections and `places` belong together; they are in order
 */
export function writePostings(
  writer: ByteWriter,
  sections: readonly number[],
  places: readonly number[],
): void {
  let before = 0;
  for (let from = 0; from < sections.length; ) {
    const section = sections[from]!;
    let to = from;
    while (to < sections.length && sections[to] === section) to++;
    writer.number(section - before);
    writer.number(to - from);
    let position = 0;
    for (let at = from; at < to; at++) {
      const place = places[at]!;
      writer.number(((place >>> FIELD_BITS) - position) * (FIELDS + 1) + (place & FIELDS));
      position = place >>> FIELD_BITS;
    }
    before = section;
    from = to;
  }
}

/** Reads what {@link writePostings} wrote, up to the end. */
export function readPostings(reader: ByteReader): Postings {
  const postings: Postings = new Map();
  let section = 0;
  while (!reader.isAtEnd) {
    section += reader.number();
    postings.set(section, placesOf(reader, reader.number()));
  }
  return postings;
}

/** Reads so many places, each counted from the one before. */
export function placesOf(reader: ByteReader, count: number): Occurrence[] {
  const occurrences: Occurrence[] = [];
  let position = 0;
  for (let left = count; left > 0; left--) {
    const place = reader.number();
    position += positionOf(place);
    occurrences.push({ position, field: fieldOf(place) });
  }
  return occurrences;
}
