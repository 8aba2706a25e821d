import { expect, it } from 'vitest';
import { readBrief, writeBrief } from './brief-postings.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { FIELD } from './field.ts';
import type { Hit } from './hits.ts';
import { areCounted, placedHits } from './placed-hits.ts';
import { type Occurrence, placeNumber, writePostings } from './postings.ts';
import { unitsOf } from './query.ts';

/** What is known of a frequent word that stands in a section. */
function counted(...occurrences: Occurrence[]): Hit[] {
  const [writer, postings] = [new ByteWriter(), new ByteWriter()];
  const places = occurrences.map(({ position, field }) => placeNumber(position, field));
  writePostings(
    postings,
    places.map(() => 7),
    places,
  );
  writeBrief(writer, new ByteReader(postings.written()));
  const read = readBrief(new ByteReader(writer.written())).get(7)!;
  return read.map((occurrence) => ({ ...occurrence, fit: 1, length: 1 }));
}

it('of frequent words, names keep their places, and texts are counted', () => {
  const hits = counted(
    { position: 0, field: FIELD.heading },
    { position: 3, field: FIELD.text },
    { position: 9, field: FIELD.strong },
    { position: 12, field: FIELD.code },
    { position: 20, field: FIELD.text },
  );
  expect(hits.map(({ field }) => field)).toEqual([
    FIELD.text,
    FIELD.text,
    FIELD.code,
    FIELD.heading,
    FIELD.strong,
  ]);
  expect(hits.slice(3).map(({ position }) => position)).toEqual([0, 9]);
  expect(areCounted([undefined, hits])).toBe(true);
  expect(areCounted([hits.slice(3)])).toBe(false);
});

it('what was counted stands where the text has it, so that neighbours are known', () => {
  const text = 'A key.\nOpen the backup, then the cluster.';
  const units = unitsOf('backup key cluster');
  const once = counted({ position: 99, field: FIELD.text });
  const [backup, key, cluster] = placedHits(text, [once, undefined, once], units);
  expect(key).toBeUndefined();
  // The word before it ends a block.
  expect(backup).toEqual([{ position: 5, field: FIELD.text, fit: 1, length: 1 }]);
  expect(cluster![0]!.position - backup![0]!.position).toBe(3);
});
