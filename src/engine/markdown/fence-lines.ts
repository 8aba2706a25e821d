import type { StateBlock } from 'markdown-it';

/** The line that opens a fence, or that may close one: its info is empty then. */
export interface FenceLine {
  /** code of its character, a backtick or a tilde */
  marker: number;
  length: number;
  info: string;
}

/** What shows that a fence was forgotten to be closed: the next step, tab or note of the writer. */
const STRUCTURE = /\d{1,9}[.)][ \t]|={3}!? +"|!!! ?\w|\?{3}\+? ?\w/y;

/** Reads `line` as one of a fence. */
export function fenceLine(state: StateBlock, line: number): FenceLine | undefined {
  const start = state.bMarks[line]! + state.tShift[line]!;
  const marker = state.src.charCodeAt(start);
  if (marker !== 0x60 && marker !== 0x7e) return undefined;
  const end = state.skipChars(start, marker);
  if (end - start < 3) return undefined;
  const info = state.src.slice(end, state.eMarks[line]).trim();
  return marker === 0x60 && info.includes('`') ? undefined : { marker, length: end - start, info };
}

/**
 * The line that closes the fence at `startLine`, or -1. It may stand further left than the fence, as may the code (JSON or
 * a here-document pasted at the margin), even left of `indent`, where the container of the fence ends; and further right
 * when nothing else closes the fence. But a fence that its writer forgot to close takes nothing of what follows its
 * container.
 */
export function closingLine(state: StateBlock, startLine: number, endLine: number, indent: number): number {
  const { marker, length } = fenceLine(state, startLine)!;
  const maxIndent = Math.max(state.sCount[startLine]!, indent) + 4;
  let deepClose = -1;
  let isInDeepFence = false;
  let isOutside = false;
  let isFarOutside = false;
  for (let line = startLine + 1; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    const columns = state.sCount[line]!;
    const fence = fenceLine(state, line);
    if (fence && fence.marker === marker && fence.length >= length) {
      const isDeep = columns >= maxIndent;
      if (fence.info === '' && !isDeep) return isFarOutside && columns <= Math.max(0, indent - 4) ? -1 : line;
      // Another block begins where this one should have ended.
      if (!isDeep && (deepClose !== -1 || isOutside)) return deepClose;
      // Code about Markdown has whole fences.
      if (isDeep && fence.info === '' && !isInDeepFence && deepClose === -1) deepClose = line;
      if (isDeep) isInDeepFence = fence.info !== '';
    }
    if (columns >= indent) continue;
    STRUCTURE.lastIndex = state.bMarks[line]! + state.tShift[line]!;
    if (deepClose !== -1 || STRUCTURE.test(state.src)) return deepClose;
    if (!isOutside) isFarOutside = state.isEmpty(line - 1);
    isOutside = true;
  }
  return deepClose;
}

/**
 * The code of the fence at `startLine`, up to `end`. What was pasted further left than the fence keeps its own indentation.
 */
export function codeOf(state: StateBlock, startLine: number, end: number): string {
  const indent = state.sCount[startLine]!;
  let first = end;
  let last = end;
  let least = indent;
  for (let line = startLine + 1; line < end; line++) {
    if (state.isEmpty(line) || state.sCount[line]! >= indent) continue;
    if (first === end) first = line;
    last = line + 1;
    least = Math.min(least, Math.max(0, state.sCount[line]!));
  }
  return (
    state.getLines(startLine + 1, first, indent, first < end) +
    state.getLines(first, last, least, last < end) +
    state.getLines(last, end, indent, false)
  );
}
