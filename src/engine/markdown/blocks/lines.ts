import type { StateBlock } from 'markdown-it';
import type { Stretch } from '../sources/text-offsets.ts';

/** A position of the text that is being read, and the line on which it stands. */
export interface Position {
  line: number;
  position: number;
}

/** A text that was taken from the whole line by line. */
export interface PlacedText {
  text: string;
  stretches: readonly Stretch[];
}

/** Where the container that is being read ends, known from line `from` on. */
interface Extent {
  from: number;
  end: number;
}

const extents = new WeakMap<StateBlock, Map<string, Extent>>();

/**
 * The line on which `position` stands, or -1 when the container (list item, note, tab) that is being read at `startLine`
 * ends before it.
 */
export function lineOf(state: StateBlock, position: number, startLine: number, endLine: number): number {
  const { eMarks } = state;
  if (position <= eMarks[startLine]!) return startLine;
  let last = containerEnd(state, startLine, endLine) - 1;
  if (position > eMarks[last]!) return -1;
  let first = startLine + 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (eMarks[middle]! < position) first = middle + 1;
    else last = middle;
  }
  return first;
}

/**
 * The line after the last one of the container. Remembered, so that many elements in one container that are closed
 * outside of it, or never, do not each walk through it.
 */
function containerEnd(state: StateBlock, startLine: number, endLine: number): number {
  const known = extents.get(state) ?? new Map<string, Extent>();
  extents.set(state, known);
  const key = `${state.level} ${state.blkIndent} ${endLine}`;
  const extent = known.get(key);
  if (extent && startLine >= extent.from && startLine < extent.end) return extent.end;
  let end = startLine + 1;
  while (end < endLine && (state.isEmpty(end) || state.sCount[end]! >= state.blkIndent)) end++;
  known.set(key, { from: startLine, end });
  return end;
}

/** The text between two places as its container sees it: quotation marks and the container's indentation left out. */
export function textBetween(state: StateBlock, from: Position, to: Position): string {
  return placedTextBetween(state, from, to).text;
}

/** The text between two places as {@link textBetween} has it, and where its lines stand. */
export function placedTextBetween(state: StateBlock, from: Position, to: Position): PlacedText {
  const stretches: Stretch[] = [{ position: 0, offset: from.position }];
  let text = state.src.slice(from.position, from.line === to.line ? to.position : state.eMarks[from.line]);
  for (let line = from.line + 1; line <= to.line; line++) {
    const content = state.getLines(line, line + 1, state.blkIndent, false);
    const lineEnd = state.eMarks[line]!;
    const end = line === to.line ? to.position : lineEnd;
    // Of a tab, a part may be left, as spaces: what stands behind it is counted from the end.
    stretches.push({ position: text.length + 1, offset: lineEnd - content.length });
    text += `\n${content.slice(0, Math.max(0, content.length - (lineEnd - end)))}`;
  }
  return { text, stretches };
}

/** Whether only blanks follow a position on its line. */
export function isLineEnd(state: StateBlock, { line, position }: Position): boolean {
  return state.skipSpaces(position) >= state.eMarks[line]!;
}
