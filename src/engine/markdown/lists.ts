import type { StateBlock } from 'markdown-it';
import { type BlockRule, fromPosition } from './block.ts';

interface Marker {
  ordered: boolean;
  number: number;
  /** position after the marker */
  end: number;
}

const MARKER = /(?:[*+-]|(\d{1,9})[.)])(?=[ \t\n]|$)/y;
const FENCE = /`{3,}|~{3,}/y;
const BLOCK_START = /`{3,}|~{3,}|!!!|\?\?\?|={3} ?["!]|#|>|\||</y;

/**
 * Ordered and bullet lists. An item's content may be indented as CommonMark counts (to the item's text) or as
 * Python-Markdown counts (four columns); the indentation that an item really uses decides. Blank lines never end a
 * list, so that the steps around a removed condition stay one list.
 */
export const list: BlockRule = (state, startLine, endLine, silent) => {
  const base = state.blkIndent;
  const columns = state.sCount[startLine]!;
  if (columns - base >= 4) return false;
  // A line that only continues a paragraph of an outer item lazily is no item of its own.
  if (state.listIndent >= 0 && columns - state.listIndent >= 4 && columns < base) return false;
  let marker = markerAt(state, startLine);
  if (!marker) return false;
  if (silent && state.parentType === 'paragraph' && columns >= base) {
    if (marker.ordered && marker.number !== 1) return false;
    if (state.skipSpaces(marker.end) >= state.eMarks[startLine]!) return false;
  }
  if (silent) return true;

  const { ordered } = marker;
  const firstToken = state.tokens.length;
  const open = state.push(ordered ? 'ordered_list_open' : 'bullet_list_open', ordered ? 'ol' : 'ul', 1);
  if (ordered && marker.number !== 1) open.attrs = [['start', marker.number]];
  const lines: [number, number] = [startLine, 0];
  open.map = lines;

  const terminators = state.md.block.ruler.getRules('list');
  const parentType = state.parentType;
  state.parentType = 'list';
  let tight = true;
  let emptyLineBefore = false;
  let line = startLine;
  while (marker) {
    const itemTight = readItem(state, line, endLine, marker);
    if (!itemTight || emptyLineBefore) tight = false;
    emptyLineBefore = state.line - line > 1 && state.isEmpty(state.line - 1);
    line = state.line;
    if (line >= endLine || state.sCount[line]! < base || state.sCount[line]! - base >= 4) break;
    if (terminators.some((rule) => rule(state, line, endLine, true))) break;
    marker = markerAt(state, line);
    if (marker?.ordered !== ordered) break;
  }
  state.push(ordered ? 'ordered_list_close' : 'bullet_list_close', ordered ? 'ol' : 'ul', -1);
  lines[1] = line;
  state.line = line;
  state.parentType = parentType;
  if (tight) hideParagraphs(state, firstToken);
  return true;
};

/** Reads one item, pushes its tokens and says whether it is tight. */
function readItem(state: StateBlock, line: number, endLine: number, marker: Marker): boolean {
  const base = state.blkIndent;
  const start = state.bMarks[line]! + state.tShift[line]!;
  const afterMarker = state.sCount[line]! + marker.end - start;
  const content = state.skipSpaces(marker.end);
  const isBlank = content >= state.eMarks[line]!;
  const spaces = isBlank ? 1 : columnsBetween(state, line, marker.end, content, afterMarker);
  const indent = itemIndent(
    state,
    line,
    endLine,
    afterMarker + (spaces > 4 ? 1 : spaces),
    marker.ordered,
    isBlank,
  );

  const token = state.push('list_item_open', 'li', 1);
  const lines: [number, number] = [line, 0];
  token.map = lines;
  const { tight, listIndent } = state;
  state.listIndent = base;
  state.blkIndent = indent;
  state.tight = true;
  fromPosition(state, line, content, indent, () => {
    // An item may begin with one blank line at most.
    if (isBlank && state.isEmpty(line + 1)) state.line = Math.min(state.line + 2, endLine);
    else state.md.block.tokenize(state, line, endLine);
  });
  const itemTight = state.tight;
  state.blkIndent = base;
  state.listIndent = listIndent;
  state.tight = tight;
  state.push('list_item_close', 'li', -1);
  lines[1] = state.line;
  return itemTight;
}

function markerAt(state: StateBlock, line: number): Marker | undefined {
  MARKER.lastIndex = state.bMarks[line]! + state.tShift[line]!;
  if (MARKER.lastIndex >= state.eMarks[line]!) return undefined;
  const match = MARKER.exec(state.src);
  if (!match) return undefined;
  return { ordered: match[1] !== undefined, number: Number(match[1] ?? 1), end: MARKER.lastIndex };
}

function columnsBetween(state: StateBlock, line: number, from: number, to: number, column: number): number {
  let columns = column;
  for (let position = from; position < to; position++) {
    columns += state.src.charCodeAt(position) === 9 ? 4 - ((columns + state.bsCount[line]!) % 4) : 1;
  }
  return columns - column;
}

/**
 * The column at which an item's content begins: Python-Markdown's four, unless a block of the item stands further left
 * but still below the item's text (`commonMark`) or, for bullets below a numbered item, at least two columns in.
 */
function itemIndent(
  state: StateBlock,
  itemLine: number,
  endLine: number,
  commonMark: number,
  ordered: boolean,
  isBlank: boolean,
): number {
  let indent = state.blkIndent + 4;
  if (commonMark >= indent) return indent;
  let afterBlank = isBlank;
  for (let line = itemLine + 1; line < endLine; line++) {
    if (state.isEmpty(line)) {
      afterBlank = true;
      continue;
    }
    const columns = state.sCount[line]!;
    const marker = columns < indent ? markerAt(state, line) : undefined;
    const isNested = ordered && marker && !marker.ordered && columns >= state.blkIndent + 2;
    if (columns < commonMark && !isNested) {
      if (afterBlank || marker) break;
    } else if (columns < indent && (afterBlank || marker || startsWith(BLOCK_START, state, line))) {
      indent = columns;
    }
    if (startsWith(FENCE, state, line)) line = fenceEnd(state, line, endLine, commonMark);
    afterBlank = false;
  }
  return indent;
}

function startsWith(pattern: RegExp, state: StateBlock, line: number): boolean {
  pattern.lastIndex = state.bMarks[line]! + state.tShift[line]!;
  return pattern.test(state.src);
}

/** The line that closes the fence at `line`; `line` itself when nothing does. */
function fenceEnd(state: StateBlock, line: number, endLine: number, indent: number): number {
  const start = state.bMarks[line]! + state.tShift[line]!;
  const markup = state.src.slice(start, state.skipChars(start, state.src.charCodeAt(start)));
  for (let next = line + 1; next < endLine; next++) {
    if (state.isEmpty(next)) continue;
    if (state.sCount[next]! < indent) return line;
    if (state.src.startsWith(markup, state.bMarks[next]! + state.tShift[next]!)) return next;
  }
  return line;
}

/** The paragraphs of a tight list show no `<p>`. */
function hideParagraphs(state: StateBlock, listToken: number): void {
  const level = state.level + 2;
  for (let i = listToken + 2; i < state.tokens.length - 2; i++) {
    const token = state.tokens[i]!;
    if (token.level === level && token.type === 'paragraph_open') {
      token.hidden = true;
      state.tokens[i + 2]!.hidden = true;
      i += 2;
    }
  }
}
