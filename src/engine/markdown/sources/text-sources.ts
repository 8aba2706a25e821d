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

/** Writes something in place of what a pattern finds in a token's text. */
export function replaceText(token: Token, pattern: RegExp, write: (found: string) => string): void {
  const pieces = piecesOf(token) ?? [];
  const reader = new PieceReader(pieces);
  const text = token.content;
  const kept: SourcePiece[] = [];
  let from = 0;
  token.content = text.replace(pattern, (found, ...details) => {
    const index = details.find((detail) => typeof detail === 'number') ?? 0;
    const end = index + found.length;
    const written = write(found);
    addAll(kept, reader.read(from, index));
    const [first, ...others] = reader.read(index, end);
    if (first) kept.push({ length: written.length, from: first.from, to: (others.at(-1) ?? first).to });
    from = end;
    return written;
  });
  if (pieces.length > 0 && token.content !== text)
    setSource(token, [...kept, ...reader.read(from, text.length)]);
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
