import { lastAtOrBefore } from '../engine/last-at-or-before.ts';
import { lineOffsets } from '../engine/line-offsets.ts';
import type { Place } from '../engine/place.ts';

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

const COMMENT = /\{#-?\s*allow\s+([\w-]+)\s*:?([^#]*)#\}/g;

/** The exceptions that a file makes. */
export function exceptionsIn(file: string, text: string): Exception[] {
  if (!text.includes('{#')) return [];
  const starts = lineOffsets(text);
  const lines = text.split('\n');
  return [...text.matchAll(COMMENT)].map((match) => {
    const index = lastAtOrBefore(starts, match.index, (start) => start);
    const isAlone = lines[index]!.replace(match[0], '').trim() === '';
    const next = lines.findIndex((line, at) => at > index && line.trim() !== '');
    return {
      rule: match[1]!,
      reason: match[2]!.replace(/-$/, '').trim(),
      place: { file, line: index + 1, column: match.index - starts[index]! + 1 },
      line: isAlone && next >= 0 ? next + 1 : index + 1,
    };
  });
}
