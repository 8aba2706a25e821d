import type { StateBlock } from 'markdown-it';

/** What begins an item: `-`, `*`, `+`, `1.` or `1)`. */
export interface Marker {
  ordered: boolean;
  number: number;
  /** position after the marker */
  end: number;
}

const MARKER = /(?:[*+-]|(\d{1,9})[.)])(?=[ \t\n]|$)/y;

/** Reads the marker with which `line` begins. */
export function markerAt(state: StateBlock, line: number): Marker | undefined {
  MARKER.lastIndex = state.bMarks[line]! + state.tShift[line]!;
  if (MARKER.lastIndex >= state.eMarks[line]!) return undefined;
  const match = MARKER.exec(state.src);
  if (!match) return undefined;
  return { ordered: match[1] !== undefined, number: Number(match[1] ?? 1), end: MARKER.lastIndex };
}

/** Whether `line` is a marker without any text behind it. */
export function isBareMarker(state: StateBlock, line: number, marker: Marker): boolean {
  return state.skipSpaces(marker.end) >= state.eMarks[line]!;
}

/**
 * Whether the numbered `line`, in the paragraph with which an item begins, is a step below that item rather than a sentence
 * that happens to have a number at the beginning of its line. Python-Markdown takes every number for a step that is
 * indented by four columns; years are spared. With less, the number must be one that begins a list, or be followed by the
 * next one.
 */
export function isNestedStep(state: StateBlock, line: number, endLine: number): boolean {
  const columns = state.sCount[line]!;
  const marker = markerAt(state, line);
  if (!marker?.ordered || isBareMarker(state, line, marker) || columns <= state.listIndent) return false;
  if (marker.number <= 1 || (columns - state.listIndent >= 4 && marker.number < 1000)) return true;
  const next =
    line + 1 < endLine && state.sCount[line + 1] === columns ? markerAt(state, line + 1) : undefined;
  return next?.ordered === true && next.number === marker.number + 1;
}
