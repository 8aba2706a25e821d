import type { PassageKind } from '../engine/library/edition/passage.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import { hasChanges, mergeReadings } from './html/merge.ts';
import { readHtml } from './html/read-html.ts';

/** Kinds whose source may differ where a reader sees the same: a demo is told for which product it is. */
const OPAQUE: ReadonlySet<PassageKind> = new Set(['html']);

/** Whether two readings of a passage say the same to a reader. */
export function looksAlike(one: PassageReading, other: PassageReading): boolean {
  if (one.reading === other.reading) return true;
  return (
    OPAQUE.has(one.kind) && !hasChanges(mergeReadings(readHtml(one.html()), readHtml(other.html()), 'en'))
  );
}
