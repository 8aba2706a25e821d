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
  [SOURCE]?: readonly SourcePiece[];
}

function piecesOf(token: LocatedToken): readonly SourcePiece[] | undefined {
  return token[SOURCE];
}

/** Where a token of an inline text stands in it, stretch by stretch; undefined for what a later rule has made. */
export function sourceOf(token: Token): readonly SourcePiece[] | undefined {
  const pieces = piecesOf(token);
  // Breaks and tags have a place, and no text; marks that have become tags have none any more.
  const isText = token.content !== '' || token.type === 'text';
  return pieces && isText ? clipped(pieces, 0, token.content.length) : pieces;
}

/** Where the beginning of a token's text stands. */
export function sourceOfPart(token: Token, length: number): SourcePiece[] {
  return clipped(piecesOf(token) ?? [], 0, length);
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
  delete token[SOURCE];
}

/** Tokens that take the place of one, whose texts together are its text. */
export function shareSource(token: Token, parts: readonly Token[]): void {
  const pieces = piecesOf(token);
  if (!pieces) return;
  let at = 0;
  for (const part of parts) {
    if (part.nesting !== 0) continue;
    setSource(part, clipped(pieces, at, at + part.content.length));
    at += part.content.length;
  }
}

/** Writes something in place of what a pattern finds in a token's text. */
export function replaceText(token: Token, pattern: RegExp, write: (found: string) => string): void {
  const pieces = piecesOf(token) ?? [];
  const text = token.content;
  const kept: SourcePiece[] = [];
  let from = 0;
  token.content = text.replace(pattern, (found, ...details) => {
    const index = details.find((detail) => typeof detail === 'number') ?? 0;
    const end = index + found.length;
    const written = write(found);
    const [first, ...others] = clipped(pieces, index, end);
    addAll(kept, clipped(pieces, from, index));
    if (first) kept.push({ length: written.length, from: first.from, to: (others.at(-1) ?? first).to });
    from = end;
    return written;
  });
  if (pieces.length > 0 && token.content !== text)
    setSource(token, [...kept, ...clipped(pieces, from, text.length)]);
}

/** What comes of pieces when only a stretch of the text is left. */
function clipped(pieces: readonly SourcePiece[], start: number, end: number): SourcePiece[] {
  const found: SourcePiece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const [first, last] = [Math.max(start, at), Math.min(end, at + piece.length)];
    if (first < last) found.push(partOf(piece, first - at, last - at));
    at += piece.length;
  }
  return found;
}

/** A part of a piece; what is written otherwise than it reads (`&amp;`) has no parts. */
function partOf(piece: SourcePiece, start: number, end: number): SourcePiece {
  const isCopied = piece.to - piece.from === piece.length;
  return isCopied
    ? { length: end - start, from: piece.from + start, to: piece.from + end }
    : { ...piece, length: end - start };
}
