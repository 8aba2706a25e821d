import type { StateBlock, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { closingLine, fenceLine } from './fence-lines.ts';
import type { Position } from './lines.ts';

/** A block rule of markdown-it: reads lines from `startLine`, pushes tokens, says whether the block was its own. */
export type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/** Chains of rules that may end a paragraph, a quotation or a list without a blank line before them. */
export const INTERRUPTS = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };

/** The text of a line without its indentation. */
export function lineText(state: StateBlock, line: number): string {
  return state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line]);
}

/** The text of a line without its indentation, its tabs as the spaces that they stand for: what follows a marker is told by its columns. */
export function spacedText(state: StateBlock, line: number): string {
  const text = lineText(state, line);
  if (!text.includes('\t')) return text;
  let column = state.sCount[line]!;
  return Array.from(text, (char) => {
    const written = char === '\t' ? ' '.repeat(4 - (column % 4)) : char;
    column += written.length;
    return written;
  }).join('');
}

/** The offset of a line's text behind its indentation. */
export function textStart(state: StateBlock, line: number): number {
  return state.bMarks[line]! + state.tShift[line]!;
}

/** The first character of a line behind its indentation: quicker to ask for than its text. */
export function lineChar(state: StateBlock, line: number): string | undefined {
  return state.src[state.bMarks[line]! + state.tShift[line]!];
}

/** The columns by which a line is indented below the block that is being read. */
export function indentation(state: StateBlock, line: number): number {
  return state.sCount[line]! - state.blkIndent;
}

/** Whether a line is indented like code and nothing directly above it makes it a continuation. */
export function isIndentedCode(state: StateBlock, line: number): boolean {
  return indentation(state, line) >= 4 && (line === 0 || state.isEmpty(line - 1));
}

/** What belongs to a marker line (`!!! note`, `=== "Tab"`). */
export interface IndentedContent {
  /** columns to take off its lines */
  indent: number;
  /** the line after the last */
  end: number;
  /** the columns of the least indented line when the content begins directly below the marker, `indent` otherwise */
  leastIndent: number;
}

/**
 * Finds what belongs to a marker line: the lines below it that are indented by four columns. Two or three do as well when
 * the first line has no more, as writers of three-space lists expect. The code of a fence belongs to it however little it
 * is indented, and so does a table's next row.
 */
export function indentedContent(state: StateBlock, markerLine: number, endLine: number): IndentedContent {
  const base = state.sCount[markerLine]!;
  let indent = 0;
  let least = Number.POSITIVE_INFINITY;
  let end = markerLine + 1;
  for (let line = markerLine + 1; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    const columns = state.sCount[line]!;
    if (indent === 0) indent = columns - base >= 2 ? Math.min(base + 4, columns) : base + 4;
    if (columns < indent && !isRowBelowRow(state, line)) break;
    if (columns >= indent) least = Math.min(least, columns);
    if (fenceLine(state, line)) line = Math.max(line, closingLine(state, line, endLine, indent));
    end = line + 1;
  }
  const isBelow = end > markerLine + 1 && !state.isEmpty(markerLine + 1);
  return { indent, end, leastIndent: isBelow ? least : indent };
}

function isRowBelowRow(state: StateBlock, line: number): boolean {
  return lineText(state, line).startsWith('|') && lineText(state, line - 1).startsWith('|');
}

/**
 * Warns when what stands directly below a marker line is indented so far that it is code, as in Python-Markdown: whoever
 * writes code there leaves a blank line, so that this is text with too many spaces.
 */
export function warnOfCode(
  state: StateBlock,
  markerLine: number,
  { indent, leastIndent }: IndentedContent,
): void {
  const below = markerLine + 1;
  if (leastIndent < indent + 4 || /^(?:`{3}|~{3})/.test(lineText(state, below))) return;
  collectorOf(state.env).warn(
    'indented-text',
    `The text below this "${lineText(state, markerLine).slice(0, 3)}" is indented by ${leastIndent - state.sCount[markerLine]!} columns, so that it is shown as code.`,
    markerLine,
    'Indent it by four columns. For code, put a fence (```) around it.',
  );
}

/**
 * Reads the lines from `start` up to `end` as blocks of their own, without the first `indent` columns. Returns the line at
 * which it ended: before `end` when a block stands further left, which belongs to what follows.
 */
export function parseInside(state: StateBlock, start: number, end: number, indent: number): number {
  const { blkIndent, lineMax, parentType, listIndent, tight } = state;
  state.line = start;
  state.blkIndent = indent;
  state.lineMax = end;
  state.parentType = 'root';
  state.listIndent = -1;
  state.md.block.tokenize(state, start, end);
  Object.assign(state, { blkIndent, lineMax, parentType, listIndent, tight });
  return state.line;
}

/**
 * Runs `read` while `line` begins at `position`, after a marker such as `1.` or `[^note]:`, as if what precedes were
 * indentation of `indent` columns.
 */
export function fromPosition(
  state: StateBlock,
  line: number,
  position: number,
  indent: number,
  read: () => void,
): void {
  const { bMarks, tShift, sCount } = state;
  const saved = [bMarks[line]!, tShift[line]!, sCount[line]!] as const;
  bMarks[line] = position;
  tShift[line] = 0;
  sCount[line] = indent;
  read();
  [bMarks[line], tShift[line], sCount[line]] = saved;
}

/** Reads as blocks what stands between two tags. The indentation that all lines share below the first does not count. */
export function parseBetween(state: StateBlock, from: Position, to: Position): void {
  const { bMarks, tShift, sCount, eMarks, level } = state;
  const oldEnd = eMarks[to.line]!;
  eMarks[to.line] = to.position;
  let indent = Number.POSITIVE_INFINITY;
  for (let line = from.line + 1; line <= to.line; line++) {
    if (bMarks[line]! + tShift[line]! < eMarks[line]!) indent = Math.min(indent, sCount[line]!);
  }
  if (indent === Number.POSITIVE_INFINITY) indent = state.blkIndent;
  state.level++;
  fromPosition(
    state,
    from.line,
    Math.min(state.skipSpaces(from.position), eMarks[from.line]!),
    indent,
    () => {
      const isBlank = state.isEmpty(from.line);
      parseInside(state, isBlank ? from.line + 1 : from.line, to.line + 1, indent);
    },
  );
  state.level = level;
  eMarks[to.line] = oldEnd;
}

/**
 * Pushes a token for the inline text `content`, which stands at `line` of the templated text.
 *
 * @param at the offset at which it begins, where it is not all that its container leaves over of the line; null when nobody wrote it
 */
export function pushInline(
  state: StateBlock,
  content: string,
  line: number,
  { at, end = line + 1 }: { at?: number | null | undefined; end?: number } = {},
): Token {
  const token = state.push('inline', '', 0);
  token.content = content;
  if (at !== undefined) token.meta = { at };
  token.map = [line, end];
  token.children = [];
  return token;
}
