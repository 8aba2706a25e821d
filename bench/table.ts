import { readFileSync, writeFileSync } from 'node:fs';
import type { Measurement } from './measure.ts';

/** A row of the table: a corpus, or what was measured of it. */
export type Row = { corpus: string } | Measured;

export interface Measured extends Partial<Measurement> {
  name: string;
  seconds: number;
  /** how many times as much as what it is compared with: the cold build as Hugo, the others as the cold build */
  ratio?: { seconds: number; processor: number | undefined } | undefined;
}

const HEAD = `| build | wall | processor | memory | wall, against | processor, against |
|---|---|---|---|---|---|
`;
const BEGIN = '<!-- written by `npm run bench -- --write` -->\n';
const END = '<!-- end of it -->\n';

/** Rows of a table in Markdown; columns are as wide as their figures usually are. */
export function tableOf(rows: readonly Row[]): string {
  return rows
    .map((row) => {
      if ('corpus' in row) return `| **${row.corpus}** | | | | | |`;
      const { name, seconds, processor, megabytes, ratio } = row;
      const cells = [
        name.padEnd(18),
        `${seconds.toFixed(2)} s`.padStart(8),
        (processor === undefined ? '' : `${processor.toFixed(2)} s`).padStart(8),
        (megabytes === undefined ? '' : `${megabytes.toFixed(0)} MB`).padStart(8),
        (ratio === undefined ? '' : `${ratio.seconds.toFixed(2)} ×`).padStart(7),
        (ratio?.processor === undefined ? '' : `${ratio.processor.toFixed(2)} ×`).padStart(7),
      ];
      return `| ${cells.join(' | ')} |`;
    })
    .join('\n');
}

/**
 * Puts a table into a document, in the place of the one that stands there.
 *
 * @param machine what it was measured on, and when
 * @throws Error when the document has no place for it
 */
export function writeTable(file: string, machine: string, rows: readonly Row[]): void {
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the table.`);
  writeFileSync(file, `${before}${BEGIN}\n${machine}:\n\n${HEAD}${tableOf(rows)}\n\n${END}${after}`);
}
