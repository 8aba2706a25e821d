import type { PlaceApart } from '../apparatus/page-changes.ts';
import { type ChangedLine, changedLines, oneReading } from './changed-lines.ts';

/** A place where two readings differ, as other programs get it. */
export interface PlaceEntry {
  headings: readonly string[];
  anchor: string | undefined;
  /** empty where a component shows something else */
  lines: { kind: ChangedLine['kind']; before: string | undefined; after: string | undefined }[];
}

/** Places for other programs: each block, row or line of code with its words before and after. */
export function placeEntries(places: readonly PlaceApart[]): PlaceEntry[] {
  return places.map(({ headings, anchor, html }) => ({
    headings,
    anchor,
    lines: changedLines(html).map((line) => ({
      kind: line.kind,
      before: line.kind === 'added' ? undefined : oneReading(line, 'added'),
      after: line.kind === 'removed' ? undefined : oneReading(line, 'removed'),
    })),
  }));
}
