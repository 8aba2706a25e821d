import type { StateBlock } from 'markdown-it';
import { lineBreaks } from '../../line-breaks.ts';
import { parseBetween, pushInline } from '../blocks/block.ts';
import { fence } from '../blocks/fences.ts';
import { lineOf, type Position, textBetween } from '../blocks/lines.ts';
import { isMark, leaveOutComment } from '../comments.ts';
import { firstPieceFrom, type HtmlPiece, scanOf } from './html-scan.ts';
import { type HtmlTag, isBlockTag, isTextOnlyTag } from './html-tags.ts';
import { warnIfUnclosed } from './html-unclosed.ts';
import { markdownOf, pushHtml, pushHtmlBetween, pushTag } from './push-html.ts';

/** A mark that stands for nothing, as writers put it into a cell, and no list with one empty item. */
const LONE_MARK = /^(?:[-+*]|\d{1,9}[.)])$/;

/**
 * Writes a stretch of a text's HTML as it stands, but for comments, which are the writer's own, and fenced code, which
 * is code wherever it stands in HTML.
 */
export function pushRaw(state: StateBlock, from: Position, to: Position): void {
  let at = from;
  for (const { piece, start, end } of piecesBetween(state, from, to)) {
    if (piece.kind === 'tag') warnIfUnclosed(state, piece.tag, start.line);
    if (start.position < at.position) continue;
    if (piece.kind === 'comment' && !isMark(state, start.position, end.position)) {
      pushHtmlBetween(state, at, start);
      leaveOutComment(state, start.position, end.position);
      at = end;
    } else if (piece.kind === 'fence' && isFence(state, piece, start.line)) {
      const lineStart = { line: start.line, position: state.bMarks[start.line]! };
      pushHtmlBetween(state, at, lineStart);
      const { blkIndent } = state;
      state.blkIndent = state.sCount[start.line]!;
      fence(state, start.line, end.line + 1, false);
      state.blkIndent = blkIndent;
      at = state.line > to.line ? to : { line: state.line, position: state.bMarks[state.line]! };
    }
  }
  pushHtmlBetween(state, at, to);
}

function isFence(state: StateBlock, piece: HtmlPiece, line: number): boolean {
  return state.bMarks[line]! + state.tShift[line]! === piece.start;
}

/** Writes a stretch of a text's HTML in which each text between two tags is Markdown of its own. */
export function pushMarkdown(state: StateBlock, from: Position, to: Position): void {
  const { closeTags } = scanOf(state);
  let at = from;
  let open: HtmlTag | undefined;
  /** where the elements end that are open, the innermost last */
  const ends = [to];
  for (const { piece, start, end } of piecesBetween(state, from, to)) {
    // Code and a comment within a line are part of the text around them.
    if (piece.kind === 'fence' || (piece.kind === 'comment' && start.line === end.line)) continue;
    if (start.position < at.position) continue;
    const { tag } = piece;
    at = pushText(state, at, start, ends.at(-1)!, open, tag);
    if (start.position < at.position) continue;
    while (ends.length > 1 && ends.at(-1)!.position <= start.position) ends.pop();
    if (tag && piece.kind === 'tag') {
      warnIfUnclosed(state, tag, start.line);
      const position = closeTags.get(tag.start)?.start ?? Number.POSITIVE_INFINITY;
      if (position < ends.at(-1)!.position) {
        ends.push({ line: lineOf(state, position, end.line, to.line + 1), position });
      }
      pushTag(state, tag, start.line);
    } else if (tag || isMark(state, start.position, end.position)) pushHtmlBetween(state, start, end);
    else leaveOutComment(state, start.position, end.position);
    open = tag;
    at = end;
  }
  pushText(state, at, to, to, open);
}

/**
 * Writes the text between two tags, `open` and `close`: within a line, and where the element holds nothing else, as a
 * text, and otherwise as blocks. Blocks may have HTML in them (a table in a step of a list), so that all up to
 * `elementEnd` is read with them. A paragraph at the edge that no blank line sets apart from a tag is the element's own
 * text.
 *
 * @returns up to where it has written
 */
export function pushText(
  state: StateBlock,
  from: Position,
  to: Position,
  elementEnd: Position,
  open?: HtmlTag,
  close?: HtmlTag,
): Position {
  const text = textBetween(state, from, to);
  const content = text.trim();
  if (content === '') {
    pushHtml(state, text.replace(/\n[ \t]+/g, '\n'), from.line);
    return to;
  }
  const before = lineBreaks(text.slice(0, text.length - text.trimStart().length));
  if (before > 0) pushHtml(state, '\n', from.line);
  const isText =
    (open?.kind === 'open' && isTextOnlyTag(open.name) && close?.name === open.name) ||
    (!content.includes('\n') && (before === 0 || LONE_MARK.test(content)));
  const end = isText ? to : elementEnd;
  let after = end.line;
  if (isText) {
    after = to.line - lineBreaks(text.slice(text.trimEnd().length));
    pushInline(state, content, from.line + before, {
      at: before === 0 ? state.skipSpaces(from.position) : undefined,
      end: after + 1,
    });
  } else {
    while (
      after > from.line &&
      state.bMarks[after]! + state.tShift[after]! >= Math.min(end.position, state.eMarks[after]!)
    ) {
      after--;
    }
    const first = state.tokens.length;
    parseBetween(state, from, end);
    if (open === undefined || markdownOf(open) === undefined) {
      unwrapParagraphs(state, first, before < 2, end.line - after < 2);
    }
  }
  if (after < end.line) pushHtml(state, '\n', end.line - 1);
  return end;
}

/**
 * Takes the `<p>` from the blocks from `first` on, which are the content of an element, where no blank line sets them apart from its
 * tags: Python-Markdown leaves what stands so in an item, a note or a tab to the text around it.
 */
export function unwrapTouching(state: StateBlock, first: number, from: Position, to: Position): void {
  const text = textBetween(state, from, to);
  const before = lineBreaks(text.slice(0, text.length - text.trimStart().length));
  const after = lineBreaks(text.slice(text.trimEnd().length));
  unwrapParagraphs(state, first, before < 2, after < 2);
}

/** Takes the `<p>` from the first and the last of the blocks from `first` on if they touch a tag and no paragraph. */
function unwrapParagraphs(
  { tokens }: StateBlock,
  first: number,
  touchesBefore: boolean,
  touchesAfter: boolean,
): void {
  const end = tokens.length;
  const isParagraph = (i: number) => tokens[i]?.type === 'paragraph_open';
  const isFirst = isParagraph(first) && touchesBefore && !isParagraph(first + 3);
  const isLast =
    isParagraph(end - 3) && touchesAfter && (end - 4 < first || tokens[end - 4]!.type !== 'paragraph_close');
  for (const i of [...(isFirst ? [first] : []), ...(isLast ? [end - 3] : [])]) {
    tokens[i]!.hidden = true;
    tokens[i + 2]!.hidden = true;
  }
}

/** The elements between two places of which Python-Markdown makes blocks, the outer ones alone, with their close tags. */
export function* blockElementsBetween(
  state: StateBlock,
  from: Position,
  to: Position,
): Generator<{ tag: HtmlTag; close: HtmlTag; start: Position; end: Position }> {
  const { closeTags } = scanOf(state);
  let reached = from.position;
  for (const { piece, start } of piecesBetween(state, from, to)) {
    const { tag } = piece;
    if (start.position < reached || piece.kind !== 'tag' || !tag || !isBlockTag(tag.name)) continue;
    const close = closeTags.get(tag.start);
    if (!close || close.end > to.position) continue;
    reached = close.end;
    const end = { line: lineOf(state, reached - 1, start.line, to.line + 1), position: reached };
    yield { tag, close, start, end };
  }
}

/** The pieces that begin between two places, with where they begin and end. */
function* piecesBetween(
  state: StateBlock,
  from: Position,
  to: Position,
): Generator<{ piece: HtmlPiece; start: Position; end: Position }> {
  const { pieces } = scanOf(state);
  let { line } = from;
  const place = (position: number): Position => {
    while (position > state.eMarks[line]!) line++;
    return { line, position };
  };
  for (let i = firstPieceFrom(pieces, from.position); i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (piece.start >= to.position) return;
    yield { piece, start: place(piece.start), end: place(Math.min(piece.end, to.position)) };
  }
}
