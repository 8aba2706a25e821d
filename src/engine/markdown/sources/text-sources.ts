import type { Token } from 'markdown-it';
import { addAll } from '../../add-all.ts';

/** A stretch of a token's text, and where it stands in the inline text that the token was read from. */
export interface SourcePiece {
  /** characters of the token's text */
  length: number;
  from: number;
  to: number;
}

/** A token carries its pieces itself: to ask a map for each took longer than to read the text. */
const SOURCE = Symbol('source');

interface LocatedToken extends Token {
  [SOURCE]?: readonly SourcePiece[] | undefined;
}

function piecesOf(token: LocatedToken): readonly SourcePiece[] | undefined {
  return token[SOURCE];
}

/** Where a token of an inline text stands in it, stretch by stretch; undefined for what a later rule has made. */
export function sourceOf(token: Token): readonly SourcePiece[] | undefined {
  const pieces = piecesOf(token);
  // Breaks and tags have a place, and no text; marks that have become tags have none any more.
  const isText = token.content !== '' || token.type === 'text';
  return pieces && isText ? new PieceReader(pieces).read(0, token.content.length) : pieces;
}

/** Where the beginning of a token's text stands. */
export function sourceOfPart(token: Token, length: number): SourcePiece[] {
  return new PieceReader(piecesOf(token) ?? []).read(0, length);
}

/** Whether somebody has said where a token stands. */
export function hasSource(token: Token): boolean {
  return piecesOf(token) !== undefined;
}

/** Says where a token stands. */
export function setSource(token: LocatedToken, pieces: readonly SourcePiece[]): void {
  token[SOURCE] = pieces;
}

/** Takes back what was said of where a token stands: it is a copy of one that stands there. */
export function forgetSource(token: LocatedToken): void {
  // To delete it would make all that is asked of the token slow.
  token[SOURCE] = undefined;
}

/** Tokens that take the place of one, whose texts together are its text. */
export function shareSource(token: Token, parts: readonly Token[]): void {
  const pieces = piecesOf(token);
  if (!pieces) return;
  const reader = new PieceReader(pieces);
  let at = 0;
  for (const part of parts) {
    if (part.nesting !== 0) continue;
    setSource(part, reader.read(at, at + part.content.length));
    at += part.content.length;
  }
}

/** A stretch of a token's text, and what is written in its place. */
export interface Stretch {
  from: number;
  to: number;
  text: string;
}

/** Writes something in place of all that a pattern (with `g`) finds in a token's text. */
export function replaceText(token: Token, pattern: RegExp, write: (found: string) => string): void {
  const stretches: Stretch[] = [];
  for (const match of token.content.matchAll(pattern)) {
    const [found] = match;
    stretches.push({ from: match.index, to: match.index + found.length, text: write(found) });
  }
  if (stretches.length > 0) replaceStretches(token, stretches);
}

/** Writes something in place of stretches of a token's text, which are in its order. */
export function replaceStretches(token: Token, stretches: readonly Stretch[]): void {
  const pieces = piecesOf(token) ?? [];
  const reader = new PieceReader(pieces);
  const text = token.content;
  const kept: SourcePiece[] = [];
  let written = '';
  let at = 0;
  for (const stretch of stretches) {
    written += text.slice(at, stretch.from) + stretch.text;
    addAll(kept, reader.read(at, stretch.from));
    const [first, ...others] = reader.read(stretch.from, stretch.to);
    if (first) kept.push({ length: stretch.text.length, from: first.from, to: (others.at(-1) ?? first).to });
    at = stretch.to;
  }
  token.content = written + text.slice(at);
  if (pieces.length > 0 && token.content !== text)
    setSource(token, [...kept, ...reader.read(at, text.length)]);
}

/** Reads pieces stretch by stretch, from left to right: a text may have as many pieces as it has parts. */
class PieceReader {
  readonly #pieces: readonly SourcePiece[];
  /** of the piece that the last stretch began in */
  #index = 0;
  #start = 0;

  constructor(pieces: readonly SourcePiece[]) {
    this.#pieces = pieces;
  }

  /** What stands in a stretch of the text; it may not begin before the last one did. */
  read(from: number, to: number): SourcePiece[] {
    const end = (index: number, start: number) => start + this.#pieces[index]!.length;
    while (this.#index < this.#pieces.length && end(this.#index, this.#start) <= from) {
      this.#start = end(this.#index, this.#start);
      this.#index++;
    }
    const found: SourcePiece[] = [];
    let start = this.#start;
    for (let index = this.#index; index < this.#pieces.length && start < to; index++) {
      const piece = this.#pieces[index]!;
      const [first, last] = [Math.max(from, start), Math.min(to, start + piece.length)];
      if (first < last) found.push(partOf(piece, first - start, last - start));
      start += piece.length;
    }
    return found;
  }
}

/** A part of a piece; what is written otherwise than it reads (`&amp;`) has no parts. */
function partOf(piece: SourcePiece, start: number, end: number): SourcePiece {
  const isCopied = piece.to - piece.from === piece.length;
  return isCopied
    ? { length: end - start, from: piece.from + start, to: piece.from + end }
    : { ...piece, length: end - start };
}
