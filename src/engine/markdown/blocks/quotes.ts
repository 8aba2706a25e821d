import type { StateBlock } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { type BlockRule, indentation, lineChar, lineText } from './block.ts';

/** The first line of an alert of GitHub. */
const ALERT = /^>[ \t]?\[!/;

/** Where a line begins and how far it is indented. */
type LineStart = readonly [bMark: number, tShift: number, sCount: number, bsCount: number];

/**
 * Quotations. Blank lines do not end one as long as the next line is quoted, as in Python-Markdown: so that one stays one
 * around a removed condition, unless the site keeps quotations apart; the next alert of GitHub is always one of its own. Text may go on
 * without the `>`.
 */
export const quote: BlockRule = (state, startLine, endLine, silent) => {
  if (indentation(state, startLine) >= 4 || !hasMark(state, startLine)) return false;
  if (silent) return true;
  const { blkIndent, lineMax, listIndent, parentType } = state;
  const starts: LineStart[] = [];
  state.parentType = 'blockquote';
  const code = new OpenCode();
  let hasText = false;
  let line = startLine;
  while (line < endLine) {
    const next = state.skipEmptyLines(line);
    if (next > line && (next >= endLine || !goesOn(state, next))) break;
    for (; line < next; line++) starts.push(lineStart(state, line));
    if (
      !isQuoted(state, line) &&
      !(code.isOpen && !state.isEmpty(line - 1)) &&
      endsQuote(state, line, endLine, !hasText && next === line)
    )
      break;
    code.read(lineText(state, line));
    hasText ||= lineText(state, line) !== '>';
    starts.push(lineStart(state, line));
    if (isQuoted(state, line)) unquote(state, line);
    else {
      const columns = code.columnsOf(state.tShift[line]!);
      state.bMarks[line] = state.bMarks[line]! + columns;
      state.tShift[line] = state.tShift[line]! - columns;
      // Marks a line that goes on lazily.
      state.sCount[line] = -1;
    }
    line++;
  }

  const open = state.push('blockquote_open', 'blockquote', 1);
  open.map = [startLine, line];
  Object.assign(state, { blkIndent: 0, lineMax: line, listIndent: -1 });
  tokenizeAll(state, startLine, line);
  state.push('blockquote_close', 'blockquote', -1);
  Object.assign(state, { blkIndent, lineMax, listIndent, parentType });
  starts.forEach((start, i) => {
    restore(state, startLine + i, start);
  });
  state.line = line;
  return true;
};

/** Reads all lines of a quotation: one that goes on lazily below what is no text, such as a heading, begins a text of its own. */
function tokenizeAll(state: StateBlock, from: number, to: number): void {
  state.md.block.tokenize(state, from, to);
  while (state.line < to && !state.isEmpty(state.line)) {
    state.sCount[state.line] = 0;
    state.md.block.tokenize(state, state.line, to);
  }
}

/** Whether the lines of a quotation that were read end within code: the next line is one of that code without its `>`, too. */
class OpenCode {
  #fence = '';
  /** columns before the first line without a mark */
  #indent: number | undefined;

  get isOpen(): boolean {
    return this.#fence !== '';
  }

  read(line: string): void {
    const text = line.replace(/^[> \t]+/, '');
    const [fence = ''] = /^(?:`{3,}|~{3,})/.exec(text) ?? [];
    const info = text.slice(fence.length).trim();
    if (fence.startsWith('`') && info.includes('`')) return;
    if (this.#fence === '') {
      this.#fence = fence;
      this.#indent = undefined;
    } else if (fence.startsWith(this.#fence) && info === '') this.#fence = '';
  }

  /** How much of the indentation of a line without a mark is that of all such lines of the code. */
  columnsOf(indent: number): number {
    if (!this.isOpen) return 0;
    this.#indent ??= indent;
    return Math.min(this.#indent, indent);
  }
}

function hasMark(state: StateBlock, line: number): boolean {
  return lineChar(state, line) === '>';
}

/** Whether a line with a `>` is inside the container of the quotation. */
function isQuoted(state: StateBlock, line: number): boolean {
  return hasMark(state, line) && state.sCount[line]! >= state.blkIndent;
}

/** Whether a line below blank ones belongs to the quotation above them. */
function goesOn(state: StateBlock, line: number): boolean {
  if (collectorOf(state.env).options.separateQuotes) return false;
  return isQuoted(state, line) && indentation(state, line) < 4 && !ALERT.test(lineText(state, line));
}

/** Whether a line without `>` is no continuation of the quotation's text. Directly below a mark alone it begins that text. */
function endsQuote(state: StateBlock, line: number, endLine: number, isFirst: boolean): boolean {
  if (state.isEmpty(line - 1) && !isFirst) return true;
  return state.md.block.ruler.getRules('blockquote').some((rule) => rule(state, line, endLine, true));
}

/** Makes a line begin behind its `>` and the space that follows it. */
function unquote(state: StateBlock, line: number): void {
  let position = state.bMarks[line]! + state.tShift[line]! + 1;
  // Columns count from the real beginning of the line, as tabs do.
  const mark = state.bsCount[line]! + state.sCount[line]! + 1;
  const hasTab = state.src[position] === '\t';
  const hasSpace = hasTab || state.src[position] === ' ';
  // What a tab has beyond the one space is indentation, so that it stays.
  const isWideTab = hasTab && mark % 4 !== 3;
  if (hasSpace && !isWideTab) position++;
  const begin = hasSpace ? mark + 1 : mark;
  let column = isWideTab ? mark : begin;
  state.bMarks[line] = position;
  for (; position < state.eMarks[line]! && ' \t'.includes(state.src[position]!); position++) {
    column += state.src[position] === '\t' ? 4 - (column % 4) : 1;
  }
  state.tShift[line] = position - state.bMarks[line]!;
  state.sCount[line] = column - begin;
  state.bsCount[line] = begin;
}

function lineStart(state: StateBlock, line: number): LineStart {
  return [state.bMarks[line]!, state.tShift[line]!, state.sCount[line]!, state.bsCount[line]!];
}

function restore(state: StateBlock, line: number, [bMark, tShift, sCount, bsCount]: LineStart): void {
  state.bMarks[line] = bMark;
  state.tShift[line] = tShift;
  state.sCount[line] = sCount;
  state.bsCount[line] = bsCount;
}
