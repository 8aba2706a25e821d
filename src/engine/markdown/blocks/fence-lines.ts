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
  // A title may have what would end code within a line.
  const isCode = marker === 0x60 && info.includes('`') && info.replace(/"[^"]*"|'[^']*'/g, '').includes('`');
  return isCode ? undefined : { marker, length: end - start, info };
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
  for (let line = startLine + 1; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    const columns = state.sCount[line]!;
    const fence = fenceLine(state, line);
    if (fence && fence.marker === marker && fence.length >= length) {
      const isDeep = columns >= maxIndent;
      if (fence.info === '' && !isDeep && !isShown(state, startLine, line, endLine)) return line;
      // Another block begins where this one should have ended.
      if (!isDeep && deepClose !== -1) return deepClose;
      // Code about Markdown has whole fences.
      if (isDeep && fence.info === '' && !isInDeepFence && deepClose === -1) deepClose = line;
      if (isDeep) isInDeepFence = fence.info !== '';
    }
    if (columns >= indent) continue;
    if (deepClose !== -1 || isStructure(state, line)) return deepClose;
    const search = { marker, length, maxIndent, indent, endLine };
    const close = closingOutside(state, line + 1, search, isInDeepFence);
    const isFarOutside = close.isShallow && state.isEmpty(line - 1);
    return isFarOutside && state.sCount[close.line]! <= Math.max(0, indent - 4) ? -1 : close.line;
  }
  return deepClose;
}

/**
 * Whether a line that could close a fence is a part of code about Markdown: it is indented further than the fence, and a line at the
 * column of the fence, directly below it, closes that.
 */
function isShown(state: StateBlock, startLine: number, line: number, endLine: number): boolean {
  const column = state.sCount[startLine]!;
  if (state.sCount[line]! <= column || line + 1 >= endLine || state.sCount[line + 1] !== column) return false;
  const [opening, next] = [fenceLine(state, startLine)!, fenceLine(state, line + 1)];
  return next?.info === '' && next.marker === opening.marker && next.length >= opening.length;
}

function isStructure(state: StateBlock, line: number): boolean {
  STRUCTURE.lastIndex = state.bMarks[line]! + state.tShift[line]!;
  return STRUCTURE.test(state.src);
}

/** The closing line that is looked for outside of the container of its fence. */
interface OutsideSearch {
  marker: number;
  length: number;
  maxIndent: number;
  indent: number;
  endLine: number;
}

/** A closing line, or -1, and whether it is indented less than code in its code. */
interface OutsideClose {
  line: number;
  isShallow: boolean;
}

/** What searches found, by the line and the state in which they came by. */
const outsideCloses = new WeakMap<StateBlock, Map<string, Map<number, OutsideClose>>>();

/**
 * Looks on for a closing line where the container of a fence has ended. Every item of a long list may begin a fence that is
 * never closed: a search that comes to where another came by, in the same state, finds what that one found.
 */
function closingOutside(
  state: StateBlock,
  from: number,
  search: OutsideSearch,
  isInDeepFence: boolean,
): OutsideClose {
  const { marker, length, maxIndent, indent, endLine } = search;
  const known = knownCloses(state, search);
  const passed: number[] = [];
  let isDeepFence = isInDeepFence;
  let close: OutsideClose = { line: -1, isShallow: false };
  for (let line = from; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    if (close.line === -1) {
      const key = 2 * line + Number(isDeepFence);
      const found = known.get(key);
      if (found) {
        close = found;
        break;
      }
      passed.push(key);
    }
    const columns = state.sCount[line]!;
    const fence = fenceLine(state, line);
    if (fence && fence.marker === marker && fence.length >= length) {
      const isBare = fence.info === '';
      if (columns < maxIndent) {
        if (isBare) close = { line, isShallow: true };
        break;
      }
      if (isBare && !isDeepFence && close.line === -1) close = { line, isShallow: false };
      isDeepFence = !isBare;
    }
    if (columns < indent && (close.line !== -1 || isStructure(state, line))) break;
  }
  for (const key of passed) known.set(key, close);
  return close;
}

/** The last line tells in which container it is read, since a quotation or an element makes it begin or end elsewhere. */
function knownCloses(state: StateBlock, search: OutsideSearch): Map<number, OutsideClose> {
  const last = search.endLine - 1;
  const view = [state.bMarks[last], state.sCount[last], state.eMarks[last]];
  const key = [...Object.values(search), ...view].join();
  const bySearch = outsideCloses.get(state) ?? new Map<string, Map<number, OutsideClose>>();
  outsideCloses.set(state, bySearch);
  const known = bySearch.get(key) ?? new Map<number, OutsideClose>();
  bySearch.set(key, known);
  return known;
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
