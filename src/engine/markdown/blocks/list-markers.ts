import type { StateBlock } from 'markdown-it';
import type { ListStyles } from '../../list-styles.ts';
import { collectorOf } from '../collector.ts';
import { firstStyle, goesOn, LETTERED, type ListStyle, numberOf } from './list-styles.ts';

/** What begins an item: `-`, `*`, `+`, `1.` or `1)`, and letters where the site has lists of them. */
export interface Marker {
  ordered: boolean;
  number: number;
  /** position after the marker */
  end: number;
  /** how it numbers the first item of a list */
  style: ListStyle;
  /** `12`, `b`, `iv`; empty for bullets */
  value: string;
  /** what stands behind the value, where a list ends with another sign */
  delimiter: string | undefined;
}

const MARKER = /(?:[*+-]|(\d{1,9})[.)])(?=[ \t\n]|$)/y;

/** Lines at which a block says how the list is numbered that begins there. */
const FORCED = new WeakMap<StateBlock, Map<number, { style: ListStyle; start: number | undefined }>>();

/** Says how the list is numbered that begins at a line, whatever its first marker says. */
export function forceStyle(
  state: StateBlock,
  line: number,
  style: ListStyle,
  start: number | undefined,
): void {
  const forced = FORCED.get(state) ?? new Map();
  FORCED.set(state, forced.set(line, { style, start }));
}

/** Reads the marker with which a list begins at `line`. */
export function firstMarkerAt(state: StateBlock, line: number): Marker | undefined {
  const marker = markerAt(state, line);
  const forced = FORCED.get(state)?.get(line);
  if (!marker?.ordered || !forced) return marker;
  const { style, start } = forced;
  return { ...marker, style, number: start ?? (numberOf(marker.value, style) || 1) };
}

/** Reads the marker with which `line` begins. */
export function markerAt(state: StateBlock, line: number): Marker | undefined {
  const start = state.bMarks[line]! + state.tShift[line]!;
  MARKER.lastIndex = start;
  if (start >= state.eMarks[line]!) return undefined;
  const match = MARKER.exec(state.src);
  if (!match) return letteredMarker(state, start);
  const [typed, value] = match;
  const end = MARKER.lastIndex;
  if (value === undefined)
    return { ordered: false, number: 1, end, style: '1', value: '', delimiter: undefined };
  const delimiter = stylesOf(state).length > 0 ? typed.at(-1) : undefined;
  return { ordered: true, number: Number(value), end, style: '1', value, delimiter };
}

const NO_STYLES: ListStyles = [];

function stylesOf({ env }: StateBlock): ListStyles {
  return collectorOf(env).options.fancyLists ?? NO_STYLES;
}

/** `a.`, `B)`, `iv.`, `#.`, where the site has lists that are numbered so. */
function letteredMarker(state: StateBlock, start: number): Marker | undefined {
  const styles = stylesOf(state);
  if (styles.length === 0) return undefined;
  LETTERED.lastIndex = start;
  const [, value, delimiter] = LETTERED.exec(state.src) ?? [];
  if (value === undefined) return undefined;
  const end = LETTERED.lastIndex;
  const style = firstStyle(value, styles);
  // A capital with a full stop may be that of a name: "B. Russell".
  const isName =
    /^[A-Z]$/.test(value) && delimiter === '.' && !/^(?: {2}|\t)/.test(state.src.slice(end, end + 2));
  if (style === undefined || isName) return undefined;
  return { ordered: true, number: numberOf(value, style), end, style, value, delimiter };
}

/** Whether a marker begins a further item of the list that another one has begun, and whose last item has the marker `previous`. */
export function continuesList(state: StateBlock, first: Marker, previous: Marker, next: Marker): boolean {
  if (next.ordered !== first.ordered || next.delimiter !== first.delimiter) return false;
  if (!first.ordered || first.delimiter === undefined) return true;
  if (!goesOn(next.value, first.style, stylesOf(state))) return false;
  // Of a list of letters, "i" is the ninth; anywhere else it begins one of Roman numbers.
  const isRoman = next.style.toLowerCase() === 'i' && first.style.toLowerCase() === 'a';
  return !isRoman || numberOf(previous.value, first.style) === 8;
}

/** Whether `line` is a marker without any text behind it. */
export function isBareMarker(state: StateBlock, line: number, marker: Marker): boolean {
  return state.skipSpaces(marker.end) >= state.eMarks[line]!;
}

/**
 * Whether the numbered `line`, in the paragraph with which an item begins, is a step below that item rather than a sentence
 * that happens to have a number at the beginning of its line. Python-Markdown takes every number for a step that is
 * indented by four columns, or as many as the site says; years are spared. With less, the number must be one that begins a list, or be followed by the
 * next one.
 */
export function isNestedStep(state: StateBlock, line: number, endLine: number): boolean {
  const columns = state.sCount[line]!;
  const marker = markerAt(state, line);
  if (!marker?.ordered || isBareMarker(state, line, marker) || columns <= state.listIndent) return false;
  const isIndented = columns - state.listIndent >= (collectorOf(state.env).options.listIndent ?? 4);
  // A letter is the first word of a sentence more often.
  if (/^[a-z]/i.test(marker.value)) return isIndented;
  if (marker.number <= 1 || (isIndented && marker.number < 1000)) return true;
  const next =
    line + 1 < endLine && state.sCount[line + 1] === columns ? markerAt(state, line + 1) : undefined;
  return next?.ordered === true && next.number === marker.number + 1;
}
