/** A row of a file of separated values. */
export interface ValueRow {
  /** from 1 */
  line: number;
  values: string[];
}

/** A quotation mark that nothing closes. */
export interface OpenQuotation {
  line: number;
}

/**
 * Reads the rows of a file of separated values (RFC 4180): values may stand in quotation marks, with separators, line breaks and doubled
 * quotation marks in them. Blank lines are no rows.
 *
 * @param separator one sign
 */
export function readValues(text: string, separator: string): ValueRow[] | OpenQuotation {
  const rows: ValueRow[] = [];
  let row: ValueRow = { line: 1, values: [] };
  let line = 1;
  let at = 0;
  while (at < text.length) {
    let value: string;
    if (text[at] === '"') {
      const end = closingMark(text, at + 1);
      if (end === -1) return { line };
      value = text.slice(at + 1, end).replaceAll('""', '"');
      line += value.split('\n').length - 1;
      at = end + 1;
      const rest = endOfValue(text, at, separator);
      value += text.slice(at, rest);
      at = rest;
    } else {
      const end = endOfValue(text, at, separator);
      value = text.slice(at, end);
      at = end;
    }
    row.values.push(value.endsWith('\r') ? value.slice(0, -1) : value);
    if (text[at] === separator) {
      at++;
      if (at === text.length || text[at] === '\n') row.values.push('');
      if (at < text.length && text[at] !== '\n') continue;
    }
    if (row.values.length > 1 || row.values[0] !== '') rows.push(row);
    at++;
    line++;
    row = { line, values: [] };
  }
  return rows;
}

/** The mark that ends what is quoted; -1 where none does. */
function closingMark(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2))
    if (text[at + 1] !== '"') return at;
  return -1;
}

/** The next separator or line break, or the end. */
function endOfValue(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n') at++;
  return at;
}
