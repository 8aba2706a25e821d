import { addAll } from '../add-all.ts';
import type { Provenance } from '../template/provenance.ts';

/** Lines below its own in which a text may stand: a paragraph is told by its first line. */
const LINES = 20;

/**
 * A message with what it quotes as the writer wrote it: `{{ version }}` in place of the value that a variant has. So a mistake
 * that all variants share is told once, not once for each value.
 *
 * @param line the line of the templated text (from 0) that the message is about
 */
export function asWritten(message: string, line: number, provenance: Provenance): string {
  let pieces: Piece[] | undefined;
  return message.replace(/"([^"]+)"/g, (quotation, quoted: string) => {
    pieces ??= piecesFrom(line, provenance);
    if (pieces.every(({ expression }) => expression === undefined)) return quotation;
    const written = candidates(quoted).flatMap((text) => {
      const found = find(text, pieces!);
      return found === undefined ? [] : [quoted.slice(0, quoted.length - text.length) + found];
    });
    return `"${written[0] ?? quoted}"`;
  });
}

interface Piece {
  text: string;
  expression: string | undefined;
}

function piecesFrom(line: number, provenance: Provenance): Piece[] {
  const pieces: Piece[] = [];
  for (let at = line; at < Math.min(line + LINES, provenance.lineCount); at++) {
    const spans = provenance.spans(at);
    if (at > line && spans.every(({ text }) => text.trim() === '')) break;
    addAll(pieces, spans);
    pieces.push({ text: '\n', expression: undefined });
  }
  return pieces;
}

/** The text, and what a path ends in: messages name paths from the content folder, writers from where they are. */
function candidates(quoted: string): string[] {
  const parts = quoted.split('/');
  return parts.map((_, i) => parts.slice(i).join('/')).filter((text) => text !== '');
}

/** A text as it is written in the pieces; undefined when it does not stand there, or stands there without a variable too. */
function find(text: string, pieces: readonly Piece[]): string | undefined {
  const all = pieces.map((piece) => piece.text).join('');
  let written: string | undefined;
  for (let at = all.indexOf(text); at !== -1; at = all.indexOf(text, at + 1)) {
    const here = writtenBetween(at, at + text.length, pieces);
    if (here === text) return undefined;
    written ??= here;
  }
  return written;
}

function writtenBetween(start: number, end: number, pieces: readonly Piece[]): string {
  let offset = 0;
  let written = '';
  for (const { text, expression } of pieces) {
    const from = Math.max(start, offset);
    const to = Math.min(end, offset + text.length);
    // A value of which only a part is quoted says more than the name of its variable.
    const isWhole = from === offset && to === offset + text.length;
    if (from < to)
      written +=
        isWhole && expression !== undefined ? `{{ ${expression} }}` : text.slice(from - offset, to - offset);
    offset += text.length;
  }
  return written;
}
