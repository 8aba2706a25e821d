import type { PassageKind } from '../engine/library/edition/passage.ts';
import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Variant } from '../engine/variants/site.ts';
import { hasChanges, mergeReadings } from './html/merge.ts';
import { readHtml } from './html/read-html.ts';

/** Kinds whose source may differ where a reader sees the same: a demo is told for which product it is. */
const OPAQUE: ReadonlySet<PassageKind> = new Set(['html']);

/** A passage as a variant reads it. */
export interface ReadPassage {
  passage: PassageReading;
  variant: Variant;
}

/** Whether two readings of a passage say the same to a reader: that each names its own version is no news. */
export function looksAlike(one: ReadPassage, other: ReadPassage): boolean {
  if (one.passage.reading === other.passage.reading) return true;
  const [before, after] = [htmlOf(one), htmlOf(other)];
  if (before === after) return before !== '';
  return OPAQUE.has(one.passage.kind) && !hasChanges(mergeReadings(readHtml(before), readHtml(after), 'en'));
}

/** HTML in which the variant's own version has no name. */
function htmlOf({ passage, variant: { version } }: ReadPassage): string {
  const html = passage.html();
  // What is no number might be any word.
  if (version === undefined || !/^\d+\.[\w.-]+$/.test(version) || !html.includes(version)) return html;
  return html
    .split(version)
    .reduce(
      (all, next) => all + (/[\d.]$/.test(all) || /^(?:\d|\.\d)/.test(next) ? version : '\uFDD5') + next,
    );
}
