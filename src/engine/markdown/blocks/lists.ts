import type { StateBlock, Token } from 'markdown-it';
import { commentEnd, isMark, leaveOutComment } from '../comments.ts';
import { type BlockRule, fromPosition, textStart } from './block.ts';
import { fence } from './fences.ts';
import { itemExtent } from './item-extent.ts';
import { readBelow } from './item-lazy-blocks.ts';
import { isLineEnd, lineOf } from './lines.ts';
import { continuesList, firstMarkerAt, isBareMarker, type Marker, markerAt } from './list-markers.ts';
import { STYLE_NAMES } from './list-styles.ts';

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
  const first = firstMarkerAt(state, startLine);
  if (!first || standsAlone(state, startLine, endLine, first)) return false;
  let marker = first;
  if (silent && state.parentType === 'paragraph' && columns >= base) {
    // Letters at the beginning of a line are words of its sentence.
    if (marker.ordered && (!mayBeginBelow(state, marker.number) || /^[a-z]/i.test(marker.value)))
      return false;
    if (isBareMarker(state, startLine, marker)) return false;
  }
  if (silent) return true;

  const { ordered } = marker;
  const firstToken = state.tokens.length;
  const open = state.push(ordered ? 'ordered_list_open' : 'bullet_list_open', ordered ? 'ol' : 'ul', 1);
  if (ordered && marker.number !== 1) open.attrs = [['start', marker.number]];
  if (marker.style !== '1') {
    open.attrSet('type', marker.style);
    // Style sheets cannot tell an "a" of this attribute from an "A".
    open.attrSet('class', `fancylists-${STYLE_NAMES[marker.style]}`);
  }
  const lines: [number, number] = [startLine, 0];
  open.map = lines;

  const terminators = state.md.block.ruler.getRules('list');
  const parentType = state.parentType;
  state.parentType = 'list';
  let tight = true;
  let emptyLineBefore = false;
  let line = startLine;
  for (;;) {
    const itemTight = readItem(state, line, endLine, marker);
    if (!itemTight || emptyLineBefore) tight = false;
    emptyLineBefore = state.line - line > 1 && state.isEmpty(state.line - 1);
    line = belowComments(state, state.line, endLine, first, marker);
    if (line >= endLine || state.sCount[line]! < base || state.sCount[line]! - base >= 4) break;
    if (terminators.some((rule) => rule(state, line, endLine, true))) break;
    const next = markerAt(state, line);
    if (!next || !continuesList(state, first, marker, next)) break;
    marker = next;
  }
  const close = state.push(ordered ? 'ordered_list_close' : 'bullet_list_close', ordered ? 'ol' : 'ul', -1);
  if (ordered && !state.isEmpty(line - 1)) nextNumbers.set(close, marker.number + 1);
  lines[1] = line;
  state.line = line;
  state.parentType = parentType;
  if (tight) hideParagraphs(state, firstToken);
  return true;
};

/**
 * Whether a list would be a single mark with nothing behind it, and nothing below it that belongs to it: writers say so that there is
 * nothing, or number code, and Python-Markdown prints it.
 */
function standsAlone(state: StateBlock, line: number, endLine: number, marker: Marker): boolean {
  // With a space behind it, it begins an item there, too.
  if (marker.end < state.eMarks[line]!) return false;
  if (line + 1 >= endLine) return true;
  if (!state.isEmpty(line + 1) && !fence(state, line + 1, endLine, true)) return false;
  const next = state.skipEmptyLines(line + 1);
  if (next >= endLine) return true;
  if (state.sCount[next]! > state.sCount[line]! + 1) return false;
  const following = markerAt(state, next);
  return following === undefined || !continuesList(state, marker, marker, following);
}

/** The number of the step that would follow a list, where a text stands directly below it: what follows that text is the next step. */
const nextNumbers = new WeakMap<Token, number>();

/** Whether a list may begin with a number directly below a text: the first one, or that of the next step of the list directly above the text. */
function mayBeginBelow({ tokens }: StateBlock, number: number): boolean {
  const above = tokens.at(-1);
  return number === 1 || (above !== undefined && nextNumbers.get(above) === number);
}

/**
 * The line below comments that stand directly below an item, where the next item of the list follows them; the same line where they
 * end the list.
 */
function belowComments(
  state: StateBlock,
  line: number,
  endLine: number,
  first: Marker,
  previous: Marker,
): number {
  if (line >= endLine || state.isEmpty(line - 1)) return line;
  const start = textStart(state, line);
  if (!state.src.startsWith('<!--', start) || state.sCount[line]! < state.blkIndent) return line;
  const end = commentEnd(state, start);
  const last = end === -1 ? -1 : lineOf(state, end, line, endLine);
  if (last === -1 || !isLineEnd(state, { line: last, position: end })) return line;
  const next = state.skipEmptyLines(last + 1);
  const marker = next < endLine ? markerAt(state, next) : undefined;
  if (!marker || !continuesList(state, first, previous, marker)) return line;
  if (isMark(state, start, end)) state.push('html_block', '', 0).content = `${state.src.slice(start, end)}\n`;
  leaveOutComment(state, start, end);
  return next;
}

/** Reads one item, pushes its tokens and says whether it is tight. */
function readItem(state: StateBlock, line: number, endLine: number, marker: Marker): boolean {
  const base = state.blkIndent;
  const start = state.bMarks[line]! + state.tShift[line]!;
  const afterMarker = state.sCount[line]! + marker.end - start;
  const content = state.skipSpaces(marker.end);
  const isBlank = content >= state.eMarks[line]!;
  const spaces = isBlank ? 1 : columnsBetween(state, line, marker.end, content, afterMarker);
  const commonMark = afterMarker + (spaces > 4 ? 1 : spaces);
  const { indent, end } = itemExtent(state, line, endLine, commonMark, marker, isBlank);

  const token = state.push('list_item_open', 'li', 1);
  const lines: [number, number] = [line, 0];
  token.map = lines;
  const { tight, listIndent } = state;
  state.listIndent = base;
  state.blkIndent = indent;
  state.tight = true;
  fromPosition(state, line, content, indent, () => {
    // An item may begin with one blank line at most.
    if (isBlank && state.isEmpty(line + 1)) state.line = Math.min(line + 2, end);
    else state.md.block.tokenize(state, line, end);
    readBelow(state, end);
  });
  const itemTight = state.tight;
  state.blkIndent = base;
  state.listIndent = listIndent;
  state.tight = tight;
  state.push('list_item_close', 'li', -1);
  lines[1] = state.line;
  return itemTight;
}

function columnsBetween(state: StateBlock, line: number, from: number, to: number, column: number): number {
  let columns = column;
  for (let position = from; position < to; position++) {
    columns += state.src.charCodeAt(position) === 9 ? 4 - ((columns + state.bsCount[line]!) % 4) : 1;
  }
  return columns - column;
}

/** The paragraphs of a tight list show no `<p>`, but those directly behind another one, such as below a comment: the two would be one text. */
function hideParagraphs(state: StateBlock, listToken: number): void {
  const level = state.level + 2;
  for (let i = listToken + 2; i < state.tokens.length - 2; i++) {
    const token = state.tokens[i]!;
    const isFirst = state.tokens[i - 1]!.type !== 'paragraph_close';
    if (token.level === level && token.type === 'paragraph_open' && isFirst) {
      token.hidden = true;
      state.tokens[i + 2]!.hidden = true;
      i += 2;
    }
  }
}
