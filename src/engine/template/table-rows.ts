import { readValues, type ValueRow } from './separated-values.ts';
import type { TableRequest } from './table-request.ts';

/** A line of a table in Markdown, and the line of the file that it is made of, from 1. */
export interface TableLine {
  text: string;
  line: number;
}

/** What is wrong with a file that is to be a table. */
export interface TableProblem {
  line: number;
  message: string;
  hint: string;
}

/** The table of a file as Markdown, or what stands against it. */
export function tableRows(text: string, request: TableRequest): TableLine[] | TableProblem {
  const begin = startOf(text, request.skipped);
  const read = readValues(text.slice(begin), request.separator);
  if (!Array.isArray(read))
    return {
      line: request.skipped + read.line,
      message: 'This value begins with a quotation mark that nothing closes, so the table cannot be read.',
      hint: 'Close it, or write a quotation mark that is part of a value as "" in a value between quotation marks.',
    };
  const rows = read.map(({ line, values }) => ({ line: line + request.skipped, values }));
  const first = rows[0];
  if (!first)
    return {
      line: 1,
      message: 'This file has no row, so there is no table.',
      hint: 'Write its head and rows.',
    };
  const head: ValueRow = {
    line: first.line,
    values: request.names
      ? [...request.names]
      : request.hasHead
        ? first.values
        : first.values.map((_, index) => String(index)),
  };
  const width = head.values.length;
  const body = (request.hasHead ? rows.slice(1) : rows).slice(0, request.most);
  const long = body.find(({ values }) => values.length > width);
  if (long)
    return {
      line: long.line,
      message: `This row has ${long.values.length} values, but the table has ${width} ${width === 1 ? 'column' : 'columns'}.`,
      hint: 'Write values with a separator in them between quotation marks.',
    };
  const columns = columnsOf(head.values, request.columns);
  if (typeof columns === 'string')
    return {
      line: head.line,
      message: `The table has no column "${columns}".`,
      hint: `Its columns are ${head.values.map((each) => `"${each}"`).join(', ')}.`,
    };
  const written = ({ line, values }: ValueRow): TableLine => ({
    line,
    text: `| ${columns.map((column) => cell(values[column] ?? '')).join(' | ')} |`,
  });
  const marks = columns.map((column, index) => {
    const isNumber = body.length > 0 && body.every(({ values }) => isNumeric(values[column] ?? ''));
    const hasAny = body.some(({ values }) => (values[column] ?? '').trim() !== '');
    return MARKS.get(request.alignments?.[index] ?? (isNumber && hasAny ? 'right' : '')) ?? '---';
  });
  return [written(head), { line: head.line, text: `|${marks.join('|')}|` }, ...body.map(written)];
}

/** How Markdown marks a column that does not stand on the left. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['right', '---:'],
  ['decimal', '---:'],
  ['center', ':---:'],
]);

function startOf(text: string, lines: number): number {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const end = text.indexOf('\n', at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}

/** The places of the columns that are asked for, in the order of the file; the name of one that it has not. */
function columnsOf(head: readonly string[], asked: TableRequest['columns']): number[] | string {
  if (!asked) return head.map((_, index) => index);
  const places = new Set<number>();
  for (const each of asked) {
    const place = typeof each === 'number' ? each : head.findIndex((name) => name.trim() === each.trim());
    if (place < 0 || place >= head.length) return String(each);
    places.add(place);
  }
  return [...places].toSorted((a, b) => a - b);
}

function isNumeric(value: string): boolean {
  return /^\s*$|^\s*[+-]?\d{1,30}(?:\.\d{0,30})?(?:e[+-]?\d{1,3})?\s*$/i.test(value);
}

/** A value as a cell: bars in it are no cells, and its lines stand below each other. */
function cell(value: string): string {
  return value
    .trim()
    .replace(/(?<!\\)\|/g, '\\|')
    .replace(/\r?\n/g, '<br>');
}
