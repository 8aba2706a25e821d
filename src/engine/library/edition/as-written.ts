import { addAll } from '../../add-all.ts';
import type { Provenance } from '../../template/provenance.ts';

/** Lines below its own in which a text may stand: a paragraph is told by its first line. */
const LINES = 20;
/** Characters that are looked at for a quotation. A line that is longer was written by a program, for which names say no more. */
const LONGEST = 10_000;
/** Folders of a quoted path that are looked for. */
const MOST_FOLDERS = 100;

/**
 * A message with what it quotes as the writer wrote it: `{{ version }}` in place of the value that a variant has. So a mistake
 * that all variants share is told once, not once for each value.
 *
 * @param line the line of the templated text (from 0) that the message is about
 */
export function asWritten(message: string, line: number, provenance: Provenance): string {
  return message.replace(/"([^"]+)"/g, (quotation, quoted: string) => {
    const written = writtenTextFrom(line, provenance);
    if (!written.hasVariables) return quotation;
    const found = candidates(quoted).flatMap((text) => {
      const here = written.find(text);
      return here === undefined ? [] : [quoted.slice(0, quoted.length - text.length) + here];
    });
    return `"${found[0] ?? quoted}"`;
  });
}

interface Piece {
  text: string;
  expression: string | undefined;
}

/** The text that was asked for last: a line may have thousands of mistakes. */
const last = new WeakMap<Provenance, { line: number; text: WrittenText }>();

function writtenTextFrom(line: number, provenance: Provenance): WrittenText {
  const known = last.get(provenance);
  if (known?.line === line) return known.text;
  const text = new WrittenText(piecesFrom(line, provenance));
  last.set(provenance, { line, text });
  return text;
}

/** The parts of the lines that were looked at last: where every line has a mistake, the next text has all but one of them, too. */
const lately = new WeakMap<Provenance, Map<number, Piece[]>>();

function piecesFrom(line: number, provenance: Provenance): Piece[] {
  const pieces: Piece[] = [];
  const known = lately.get(provenance);
  const seen = new Map<number, Piece[]>();
  lately.set(provenance, seen);
  for (let at = line; at < Math.min(line + LINES, provenance.lineCount); at++) {
    const spans: Piece[] = known?.get(at) ?? provenance.spans(at);
    seen.set(at, spans);
    if (at > line && spans.every(({ text }) => text.trim() === '')) break;
    addAll(pieces, spans);
    pieces.push({ text: '\n', expression: undefined });
  }
  return pieces;
}

/** The text, and what a path ends in: messages name paths from the content folder, writers from where they are. */
function candidates(quoted: string): string[] {
  const parts = quoted.split('/').slice(-MOST_FOLDERS);
  return parts.map((_, i) => parts.slice(i).join('/')).filter((text) => text !== '');
}

/** Some lines of a page, and the variables that print parts of them. */
class WrittenText {
  readonly #text: string;
  /** those that hold something, each with where it begins */
  readonly #pieces: (Piece & { start: number })[] = [];
  readonly #found = new Map<string, string | undefined>();

  constructor(pieces: readonly Piece[]) {
    let text = '';
    for (const piece of pieces) {
      if (text.length > LONGEST) break;
      if (piece.text !== '') this.#pieces.push({ ...piece, start: text.length });
      text += piece.text;
    }
    this.#text = text.slice(0, LONGEST);
  }

  get hasVariables(): boolean {
    return this.#pieces.some(({ expression }) => expression !== undefined);
  }

  /** A text as it is written here; undefined when it does not stand here, or stands here without a variable too. */
  find(text: string): string | undefined {
    if (!this.#found.has(text)) this.#found.set(text, this.#look(text));
    return this.#found.get(text);
  }

  #look(text: string): string | undefined {
    let written: string | undefined;
    let first = 0;
    for (let at = this.#text.indexOf(text); at !== -1; at = this.#text.indexOf(text, at + 1)) {
      while (first + 1 < this.#pieces.length && this.#pieces[first + 1]!.start <= at) first++;
      const here = this.#between(at, at + text.length, first);
      if (here === text) return undefined;
      written ??= here;
    }
    return written;
  }

  /** @param first the index of the piece that holds `start` */
  #between(start: number, end: number, first: number): string {
    let written = '';
    for (let i = first; i < this.#pieces.length && this.#pieces[i]!.start < end; i++) {
      const { text, expression, start: offset } = this.#pieces[i]!;
      const from = Math.max(start, offset);
      const to = Math.min(end, offset + text.length);
      // A value of which only a part is quoted says more than the name of its variable.
      const isWhole = from === offset && to === offset + text.length;
      written +=
        isWhole && expression !== undefined ? `{{ ${expression} }}` : text.slice(from - offset, to - offset);
    }
    return written;
  }
}
