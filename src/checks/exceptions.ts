import { lastAtOrBefore } from '../engine/last-at-or-before.ts';
import { lineOffsets } from '../engine/line-offsets.ts';
import type { Place } from '../engine/place.ts';
import { scanTags } from '../engine/template/tags.ts';

/** A comment that allows what a rule finds at one place: `{# allow never-true: the next release needs it #}`. */
export interface Exception {
  /** as it is written: perhaps no rule has this name */
  rule: string;
  /** empty when the writer gives none */
  reason: string;
  place: Place;
  /** the line of what it allows: its own, or the next one with text where it stands alone */
  line: number;
}

const ALLOWS = /^\s*allow\s+([\w-]+)\s*(?::|$)(.*)$/s;

/** The exceptions that a file makes. */
export function exceptionsIn(file: string, text: string): Exception[] {
  if (!text.includes('{#')) return [];
  const starts = lineOffsets(text);
  const lines = text.split('\n');
  return scanTags(text).flatMap(({ kind, start, end, body }) => {
    const [, rule, reason] = (kind === 'comment' && ALLOWS.exec(body)) || [];
    if (rule === undefined) return [];
    const index = lastAtOrBefore(starts, start, (offset) => offset);
    const last = lastAtOrBefore(starts, end, (offset) => offset);
    const around = text.slice(starts[index], start) + text.slice(end, starts[last + 1]);
    let next = last + 1;
    while (next < lines.length && lines[next]!.trim() === '') next++;
    return [
      {
        rule,
        reason: reason!.trim(),
        place: { file, line: index + 1, column: start - starts[index]! + 1 },
        line: around.trim() === '' && next < lines.length ? next + 1 : index + 1,
      },
    ];
  });
}
