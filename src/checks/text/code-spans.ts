import type { TextRange } from '../../engine/place.ts';

/** Where code stands in the source of an inline text, its backticks included. */
export function codeSpans(content: string): TextRange[] {
  if (!content.includes('`')) return [];
  return [...content.matchAll(/`[^`]*`/g)].map(({ 0: all, index }) => ({
    from: index,
    to: index + all.length,
  }));
}

/** Whether a position lies in one of some ranges. */
export function isWithin(ranges: readonly TextRange[], position: number): boolean {
  return ranges.some(({ from, to }) => position >= from && position < to);
}
