import type { StateBlock, StateCore, Token } from 'markdown-it';
import { say } from '../../language/say.ts';
import { collectorOf } from '../collector.ts';
import { inlineText } from '../inline-text.ts';
import { type BlockRule, isIndentedCode, lineText, pushInline, textStart } from './block.ts';

/**
 * Cells that rows lack and that are written all the same: a long header above short rows would square a page. markdown-it
 * draws the line here too.
 */
const MOST_MISSING_CELLS = 65_536;
const LIKE_BLOCK = /^(?:[-+*>#]|\d{1,9}[.)])/;

/**
 * Pipe tables. A `|` inside code separates nothing. A row goes on below the blank lines that a removed condition left,
 * as long as it begins with `|` and does not begin another table.
 */
export const table: BlockRule = (state, startLine, endLine, silent) => {
  if (isIndentedCode(state, startLine)) return false;
  const header = lineText(state, startLine).trim();
  if (!header.includes('|')) return false;
  const separatorLine = nextRow(state, startLine, startLine, endLine);
  if (separatorLine === -1) return false;
  const separator = lineText(state, separatorLine).trim();
  if (!isSeparator(separator) || !separator.includes('|')) return false;
  const hasBorder = header.startsWith('|') || /(?<!\\)\|$/.test(header);
  const headings = splitRow(header, hasBorder);
  const aligns = splitRow(separator, hasBorder).map(({ text }) => alignment(text));
  if (headings.length !== aligns.length) return false;
  if (silent) return true;

  const open = state.push('table_open', 'table', 1);
  const lines: [number, number] = [startLine, 0];
  open.map = lines;
  state.push('thead_open', 'thead', 1);
  pushRow(state, startLine, headings, aligns, 'th');
  state.push('thead_close', 'thead', -1);
  let last = separatorLine;
  let line = nextRow(state, startLine, last, endLine);
  if (line !== -1) state.push('tbody_open', 'tbody', 1);
  const hasBody = line !== -1;
  let missing = 0;
  while (line !== -1) {
    const cells = splitRow(lineText(state, line).trim(), hasBorder);
    missing += Math.max(0, aligns.length - cells.length);
    if (missing > MOST_MISSING_CELLS) break;
    pushRow(state, line, cells, aligns, 'td');
    last = line;
    line = nextRow(state, startLine, last, endLine);
  }
  if (hasBody) state.push('tbody_close', 'tbody', -1);
  state.push('table_close', 'table', -1);
  lines[1] = last + 1;
  state.line = last + 1;
  return true;
};

/**
 * The next row of the table that `line` is part of, or -1. Directly below a row, indentation does not matter. What begins
 * like an item, a quotation or a heading is a row as well when it has a `|`.
 */
function nextRow(state: StateBlock, headerLine: number, line: number, endLine: number): number {
  const next = line + 1;
  if (next >= endLine) return -1;
  const isOutside = state.sCount[next]! < state.blkIndent;
  if (!state.isEmpty(next)) {
    const text = lineText(state, next);
    if (text.startsWith('|')) return next;
    const hasPipe = splitRow(text, false).length > 1;
    if (isOutside && !hasPipe) return -1;
    if (!isOutside && hasPipe && LIKE_BLOCK.test(text)) return next;
    const terminators = state.md.block.ruler.getRules('blockquote');
    return terminators.some((rule) => rule(state, next, endLine, true)) ? -1 : next;
  }
  if (!lineText(state, line).startsWith('|')) return -1;
  const row = state.skipEmptyLines(next);
  if (row >= endLine || Math.abs(state.sCount[row]! - state.sCount[headerLine]!) >= 4) return -1;
  if (state.sCount[row]! < state.blkIndent || !lineText(state, row).startsWith('|')) return -1;
  // A condition around the header of another table leaves blank lines below it as well.
  const afterRow = state.skipEmptyLines(row + 1);
  const below = afterRow < endLine ? lineText(state, afterRow).trim() : '';
  return isSeparator(below) ? -1 : row;
}

/** Whether a line is that between header and rows; spaces may stand between its signs. */
/** Between bars, a column may have nothing below its header: `| --- | |`. */
function isSeparator(text: string): boolean {
  if (!/^[-:| \t]+$/.test(text) || !text.includes('-')) return false;
  const signs = text.replace(/[ \t]/g, '');
  return /^\|?(?::?-+:?\|)*:?-+:?\|?$/.test(signs) || /^\|(?:(?::?-+:?)?\|)+(?::?-+:?)?$/.test(signs);
}

function pushRow(
  state: StateBlock,
  line: number,
  cells: readonly Cell[],
  aligns: readonly string[],
  tag: 'th' | 'td',
): void {
  state.push('tr_open', 'tr', 1).map = [line, line + 1];
  for (const [column, align] of aligns.entries()) {
    const open = state.push(`${tag}_open`, tag, 1);
    // A class, as a strict Content-Security-Policy lets no style attribute work.
    if (align !== '') open.attrs = [['class', `align-${align}`]];
    if (tag === 'th') open.attrPush(['scope', 'col']);
    const cell = cells[column] ?? { text: '', start: 0 };
    pushInline(state, cell.text, line, { at: textStart(state, line) + cell.start });
    state.push(`${tag}_close`, tag, -1);
  }
  state.push('tr_close', 'tr', -1);
}

function alignment(text: string): string {
  if (text.startsWith(':')) return text.endsWith(':') ? 'center' : 'left';
  return text.endsWith(':') ? 'right' : '';
}

/** What stands between two pipes, without the space around it. */
interface Cell {
  text: string;
  /** offset in its row */
  start: number;
}

/** Splits a row at its pipes, except escaped ones and those inside code. */
function splitRow(row: string, hasBorder: boolean): Cell[] {
  const cells: Cell[] = [];
  const push = (from: number, to?: number) => {
    const cell = row.slice(from, to);
    const start = from + cell.length - cell.trimStart().length;
    cells.push({ text: cell.replace(/\\\|/g, '|').trim(), start });
  };
  const pieces = /\\.|(`+)|\|/g;
  /** lengths of runs of backticks that do not come again */
  const unclosed = new Set<number>();
  let start = hasBorder && row.startsWith('|') ? 1 : 0;
  pieces.lastIndex = start;
  for (let match = pieces.exec(row); match; match = pieces.exec(row)) {
    if (match[1] !== undefined) {
      const { length } = match[1];
      const close = unclosed.has(length) ? -1 : closingTicks(row, pieces.lastIndex, length);
      if (close === -1) unclosed.add(length);
      else pieces.lastIndex = close;
    } else if (match[0] === '|') {
      push(start, match.index);
      start = pieces.lastIndex;
    }
  }
  if (!hasBorder || start < row.length) push(start);
  return cells;
}

function closingTicks(row: string, from: number, length: number): number {
  for (const match of row.slice(from).matchAll(/`+/g)) {
    if (match[0].length === length) return from + match.index + length;
  }
  return -1;
}

/** Names every table, so that readers who scroll a wide one by keyboard know where they are. */
export function nameTables(state: StateCore): void {
  const { language } = collectorOf(state.env);
  const names = new Map<string, number>();
  let heading = '';
  state.tokens.forEach((token, i) => {
    if (token.type === 'heading_open') heading = inlineText(state.tokens[i + 1]?.children ?? []);
    if (token.type !== 'table_open' && token.type !== 'table_wrapper_open') return;
    const base = heading === '' ? say(language, 'text.table') : say(language, 'text.table_in', { heading });
    const count = (names.get(base) ?? 0) + 1;
    names.set(base, count);
    token.meta = { label: count === 1 ? base : `${base} (${count})` };
  });
}

/** The element around a table, which scrolls by itself, by keyboard too. */
export function openTableWrapper(token: Token, escapeHtml: (text: string) => string): string {
  const label = escapeHtml(String(token.meta?.label ?? ''));
  return `<div class="table" tabindex="0" role="region" aria-label="${label}">`;
}
