import { lastAtOrBefore } from '../../engine/last-at-or-before.ts';
import type { TextRange } from '../../engine/place.ts';

/** Where code stands in the source of an inline text, its backticks included. */
export function codeSpans(content: string): TextRange[] {
  if (!content.includes('`')) return [];
  return [...content.matchAll(/`[^`]*`/g)].map(({ 0: all, index }) => ({
    from: index,
    to: index + all.length,
  }));
}

/** Whether a position lies in one of some ranges, which are in their order. */
export function isWithin(ranges: readonly TextRange[], position: number): boolean {
  const last = ranges[lastAtOrBefore(ranges, position, ({ from }) => from)];
  return last !== undefined && last.from <= position && position < last.to;
}
