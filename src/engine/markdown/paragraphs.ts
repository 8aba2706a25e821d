import type { StateBlock, StateCore, Token } from 'markdown-it';
import { type BlockRule, indentation, lineChar, textStart } from './blocks/block.ts';
import { fence } from './blocks/fences.ts';
import { CodeBegunInText } from './blocks/half-fences.ts';
import { isNestedStep } from './blocks/list-markers.ts';
import { commentEnd } from './comments.ts';
import { htmlBlock } from './html/html-blocks.ts';
import { firstPieceFrom, scanOf } from './html/html-scan.ts';

/** A paragraph: lines up to a blank one, or to a block that may interrupt it. */
export const paragraph: BlockRule = (state, startLine, endLine) => {
  const parentType = state.parentType;
  state.parentType = 'paragraph';
  let line = startLine + 1;
  const tags = new TagsOfText(state, startLine);
  const comments = new CommentsOfText(state, startLine);
  const code = new CodeBegunInText(state, startLine, endLine);
  while (
    line < endLine &&
    !state.isEmpty(line) &&
    (code.endsAt(line) || !isInterrupted(state, startLine, line, endLine, tags) || comments.hold(line))
  )
    line++;
  const content = state.getLines(startLine, line, state.blkIndent, false).trim();
  state.line = line;
  state.push('paragraph_open', 'p', 1).map = [startLine, line];
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = [startLine, line];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.parentType = parentType;
  return true;
};

function isInterrupted(
  state: StateBlock,
  startLine: number,
  line: number,
  endLine: number,
  tags: TagsOfText,
): boolean {
  if (tags.holds(line)) return false;
  // Of what is indented like code only fences and HTML interrupt: writers indent them with the text of a step.
  if (indentation(state, line) > 3)
    return fence(state, line, endLine, true) || htmlBlock(state, line, endLine, true);
  // A quotation marks the lines that continue its paragraph lazily with a negative indentation.
  if (state.sCount[line]! < 0) return false;
  if (beginsItem(state, startLine) && isNestedStep(state, line, endLine)) return true;
  return state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true));
}

/** The tags in a paragraph's text that begin no block (`<html><div>`), and what stands between them and their close tags. */
class TagsOfText {
  readonly #state: StateBlock;
  readonly #startLine: number;
  #piece: number | undefined;
  /** where the last of the elements ends that began so far */
  #reach = 0;

  constructor(state: StateBlock, startLine: number) {
    this.#state = state;
    this.#startLine = startLine;
  }

  /** Whether a line of HTML belongs to an element that began in the text: a tag that closes, or one indented like code. */
  holds(line: number): boolean {
    const state = this.#state;
    const start = textStart(state, line);
    if (state.src[start] !== '<') return false;
    const isClosing = state.src[start + 1] === '/';
    if (!isClosing && indentation(state, line) <= 3) return false;
    if (lineChar(state, this.#startLine) === '<') return true;
    const { pieces, closeTags } = scanOf(state);
    let index = this.#piece ?? firstPieceFrom(pieces, textStart(state, this.#startLine));
    for (; index < pieces.length && pieces[index]!.start < start; index++) {
      const { tag } = pieces[index]!;
      this.#reach = Math.max(this.#reach, (tag && closeTags.get(tag.start)?.end) ?? 0);
    }
    this.#piece = index;
    return this.#reach > start;
  }
}

/** The comments that begin within a paragraph's text: what looks like a block in them is none. */
class CommentsOfText {
  readonly #state: StateBlock;
  readonly #start: number;
  /** where the comment ends in which the last line stands that was asked for */
  #end = 0;

  constructor(state: StateBlock, startLine: number) {
    this.#state = state;
    this.#start = textStart(state, startLine);
  }

  /** Whether a line stands in a comment that began in the text above it, and ends before a blank line. */
  hold(line: number): boolean {
    const { src, bMarks } = this.#state;
    const start = bMarks[line]!;
    if (start < this.#end) return true;
    // Of the paragraph alone: to look for one through all that stands above it would take the longer the longer the page is.
    const index = src.slice(this.#start, start).lastIndexOf('<!--');
    const open = this.#start + index;
    if (index < 0 || isInCode(src, open)) return false;
    const end = commentEnd(this.#state, open);
    if (end < start || end > this.#state.bMarks[blankLine(this.#state, line)]!) return false;
    this.#end = end;
    return true;
  }
}

/** Whether what stands at a position follows a backtick of its line that none closes. */
function isInCode(src: string, position: number): boolean {
  const lineStart = src.lastIndexOf('\n', position) + 1;
  return src.slice(lineStart, position).split('`').length % 2 === 0;
}

/** The lines between which the last search for a blank line found none, and the one that it found. */
const blankLines = new WeakMap<StateBlock, { from: number; to: number }>();

/** The first blank line from `line` on, or the line behind the last; many paragraphs may stand above one. */
function blankLine(state: StateBlock, line: number): number {
  const known = blankLines.get(state);
  if (known && line >= known.from && line <= known.to) return known.to;
  let to = line;
  while (to < state.lineMax && !state.isEmpty(to)) to++;
  blankLines.set(state, { from: line, to });
  return to;
}

/** Whether the paragraph at `line` stands right behind a list's marker. */
function beginsItem(state: StateBlock, line: number): boolean {
  const before = state.bMarks[line]! - 1;
  return state.listIndent >= 0 && state.tShift[line] === 0 && before >= 0 && state.src[before] !== '\n';
}

/** Leaves out paragraphs in which nothing is left to see (a comment only). */
export function hideEmptyParagraphs(state: StateCore): void {
  const { tokens } = state;
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (tokens[i]!.type !== 'paragraph_open' || tokens[i]!.hidden) continue;
    const inline = tokens[i + 1]!;
    if (inline.type !== 'inline' || inline.children?.some(isVisible)) continue;
    inline.children = [];
    tokens[i]!.hidden = true;
    tokens[i + 2]!.hidden = true;
  }
}

function isVisible(token: Token): boolean {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return false;
  return token.type === 'text' || token.type === 'html_inline' ? token.content.trim() !== '' : true;
}
