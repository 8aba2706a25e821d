import type { StateBlock } from 'markdown-it';
import { lineBreaks } from '../../line-breaks.ts';
import { noteBlock } from '../block-ends.ts';
import {
  type BlockRule,
  fromPosition,
  indentation,
  isIndentedCode,
  parseBetween,
  pushInline,
} from '../blocks/block.ts';
import { isDefinition } from '../blocks/definition-lists.ts';
import { fence } from '../blocks/fences.ts';
import { isLineEnd, lineOf, type Position, textBetween } from '../blocks/lines.ts';
import { commentEnd, isMark, leaveOutComment } from '../comments.ts';
import { blockElementsBetween, pushMarkdown, pushRaw, unwrapTouching } from './html-content.ts';
import { readHtmlTag, scanOf } from './html-scan.ts';
import { type HtmlTag, isBlockTag, isRawTag } from './html-tags.ts';
import { warnOfClosedOutside } from './html-unclosed.ts';
import { isTopOfPage, keepingTop, wrapper } from './html-wrappers.ts';
import { markdownOf, newHtml, pushHtml, pushTag } from './push-html.ts';

/**
 * Raw HTML. A block runs to its matching close tag, blank lines and indentation included, so that a table survives the
 * blank line that a removed condition leaves. At the top of the page nothing in it is read, fenced code excepted. Inside
 * list items, admonitions and tabs, and below an element with `markdown="1"`, the text between its tags is Markdown.
 */
export const htmlBlock: BlockRule = (state, startLine, endLine, silent) => {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  if (state.src.charCodeAt(start) !== 0x3c || isIndentedCode(state, startLine)) return false;
  if (state.src.startsWith('<!--', start)) return comment(state, startLine, endLine, silent, start);
  const tag = readHtmlTag(state, start);
  if (!tag) return false;
  if (!isBlockTag(tag.name)) return wrapper(state, tag, startLine, endLine, silent);
  if (silent) return true;

  const from = { line: startLine, position: start };
  const { end, close } = endOfBlock(state, tag, startLine, endLine);
  const isRead = !isTopOfPage(state) || indentation(state, startLine) >= 4;
  // A table scrolls by itself, like those made of pipes.
  const isTable = tag.name === 'table' && close !== undefined;
  const first = isTable ? state.push('table_wrapper_open', '', 1) : newHtml(state, startLine);
  const markdown = markdownOf(tag);
  if (close && markdown !== undefined && markdown !== '0') {
    markdownInside(state, startLine, end, tag, close, markdown);
  } else if (isRead) pushMarkdown(state, from, end);
  else pushRaw(state, from, end);
  if (!isTable || !isRead) pushHtml(state, '\n', end.line);
  if (isTable) state.push('table_wrapper_close', '', -1);
  else noteBlock(first, state.tokens.at(-1)!);
  readRest(state, end, endLine);
  return true;
};

/** A block of HTML that is indented like code, directly below a text, which makes it no code. */
export const deepHtmlBlock: BlockRule = (state, startLine, endLine, silent) =>
  indentation(state, startLine) >= 4 && htmlBlock(state, startLine, endLine, silent);

/** Comments are the writer's own and do not reach readers. */
function comment(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
  start: number,
): boolean {
  const end = commentEnd(state, start);
  const last = end === -1 ? -1 : lineOf(state, end, startLine, endLine);
  // One that stands left of its container, directly below a text of it, ends both.
  if (last === -1) return silent && end !== -1 && state.sCount[startLine]! < state.blkIndent;
  // Text after a comment on the same line makes it part of a paragraph; a heading, say, is one all the same.
  if (last === startLine && !isLineEnd(state, { line: last, position: end }))
    return blockBehind(state, startLine, endLine, silent, start);
  // A comment that is defined is the term of a list.
  if (last === startLine && isTerm(state, last, endLine)) return false;
  if (silent) return true;
  if (isMark(state, start, end)) newHtml(state, startLine).content = `${state.src.slice(start, end)}\n`;
  leaveOutComment(state, start, end);
  readRest(state, { line: last, position: end }, endLine);
  return true;
}

/** Reads the block that begins behind the comments at the beginning of a line, such as a heading, as if they were not there. */
function blockBehind(
  state: StateBlock,
  line: number,
  endLine: number,
  silent: boolean,
  start: number,
): boolean {
  const comments: [from: number, to: number][] = [];
  let position = start;
  while (state.src.startsWith('<!--', position)) {
    const end = commentEnd(state, position);
    if (end === -1 || end > state.eMarks[line]! || isMark(state, position, end)) return false;
    comments.push([position, end]);
    position = state.skipSpaces(end);
  }
  let isRead = false;
  fromPosition(state, line, position, state.sCount[line]!, () => {
    const begins = state.md.block.ruler.getRules('paragraph');
    isRead = begins.some((rule) => rule(state, line, endLine, true));
    if (isRead && !silent) readBlock(state, line, endLine);
  });
  if (isRead && !silent) for (const [from, to] of comments) leaveOutComment(state, from, to);
  return isRead;
}

/** Reads one block. */
function readBlock(state: StateBlock, line: number, endLine: number): void {
  state.md.block.ruler.getRules('').some((rule) => rule(state, line, endLine, false));
}

/** Whether a definition stands below a line, at once or below a blank line. */
function isTerm(state: StateBlock, line: number, endLine: number): boolean {
  const next = state.skipEmptyLines(line + 1);
  return next < endLine && isDefinition(state, next);
}

/** How many blocks are being read that stand behind one another in a line. */
const behind = new WeakMap<StateBlock, number>();
/** Blocks that a line may have behind one another: more are a text. */
const MOST_BEHIND = 200;

/** Reads what follows an element or a comment on its last line: a text, which goes on in the lines below, or another block. */
function readRest(state: StateBlock, { line, position }: Position, endLine: number): void {
  state.line = line + 1;
  const at = state.skipSpaces(position);
  if (at >= state.eMarks[line]!) return;
  const depth = behind.get(state) ?? 0;
  if (depth >= MOST_BEHIND) {
    state.push('paragraph_open', 'p', 1).map = [line, line + 1];
    pushInline(state, state.src.slice(at, state.eMarks[line]).trim(), line, { at });
    state.push('paragraph_close', 'p', -1);
    return;
  }
  behind.set(state, depth + 1);
  fromPosition(state, line, at, state.blkIndent, () => readBlock(state, line, endLine));
  behind.set(state, depth);
}

/** Where a block ends, and its own close tag. */
interface BlockEnd {
  end: Position;
  close?: HtmlTag | undefined;
}

function endOfBlock(state: StateBlock, tag: HtmlTag, startLine: number, endLine: number): BlockEnd {
  const first = elementEnd(state, tag, startLine, endLine);
  if (!first) return untilBlank(state, startLine, endLine);
  let { end, close } = first;
  const isDeclared = (each: HtmlTag): boolean => (markdownOf(each) ?? '0') !== '0';
  // What follows on the same line belongs to the block as long as it is HTML: `</div><div>`. What is declared as Markdown is read by itself.
  for (;;) {
    end = { line: end.line, position: Math.min(state.skipSpaces(end.position), state.eMarks[end.line]!) };
    const next = end.position < state.eMarks[end.line]! ? readHtmlTag(state, end.position) : undefined;
    if (!next || !isBlockTag(next.name) || isDeclared(tag) || isDeclared(next)) return { end, close };
    const following = elementEnd(state, next, end.line, endLine);
    if (!following) return untilBlank(state, end.line, endLine);
    ({ end } = following);
    close = undefined;
  }
}

/** Where the element that begins with `tag` ends; undefined when that is not in this container. */
function elementEnd(
  state: StateBlock,
  tag: HtmlTag,
  startLine: number,
  endLine: number,
): BlockEnd | undefined {
  const close = tag.kind === 'open' ? scanOf(state).closeTags.get(tag.start) : undefined;
  if (tag.kind === 'open' && !close) return undefined;
  const position = (close ?? tag).end;
  const line = lineOf(state, position - 1, startLine, endLine);
  if (line !== -1) return { end: { line, position }, close };
  if (close) warnOfClosedOutside(state, tag, startLine);
  return undefined;
}

/** A block without a close tag ends before a blank line, and before what must not be cut into pieces. */
function untilBlank(state: StateBlock, startLine: number, endLine: number): BlockEnd {
  let line = startLine;
  for (let next = line + 1; next < endLine; line = next++) {
    if (state.isEmpty(next) || state.sCount[next]! < state.blkIndent) break;
    const tag = readHtmlTag(state, state.bMarks[next]! + state.tShift[next]!);
    if ((tag && isRawTag(tag.name)) || fence(state, next, endLine, true)) break;
  }
  return { end: { line, position: state.eMarks[line]! } };
}

/**
 * Reads what is between two places as a text. Blocks of HTML in it are left as they are, as in Python-Markdown, unless they are declared
 * as Markdown themselves.
 */
function spanInside(state: StateBlock, from: Position, to: Position): void {
  let at = from;
  for (const { tag, close, start, end } of blockElementsBetween(state, from, to)) {
    const isDeclared = markdownOf(tag) !== undefined;
    if (!isDeclared && !isTopOfPage(state)) continue;
    pushSpan(state, at, start);
    if (isDeclared) {
      pushTag(state, tag, start.line);
      const inner = { line: lineOf(state, tag.end - 1, start.line, end.line + 1), position: tag.end };
      spanInside(state, inner, { line: end.line, position: close.start });
      pushTag(state, close, end.line);
    } else pushRaw(state, start, end);
    at = end;
  }
  pushSpan(state, at, to);
}

function pushSpan(state: StateBlock, from: Position, to: Position): void {
  const text = textBetween(state, from, to);
  if (text.trim() === '') return;
  const linesBefore = lineBreaks(text.slice(0, text.length - text.trimStart().length));
  pushInline(state, text.trim(), from.line + linesBefore, {
    at: linesBefore === 0 ? state.skipSpaces(from.position) : undefined,
    end: to.line + 1,
  });
}

/** `markdown="1"`: the element's tags as they are, its content read as blocks, or as a span for inline elements. */
function markdownInside(
  state: StateBlock,
  startLine: number,
  end: Position,
  tag: HtmlTag,
  close: HtmlTag,
  mode: string,
): void {
  const from = { line: lineOf(state, tag.end - 1, startLine, end.line + 1), position: tag.end };
  const to = { line: end.line, position: close.start };
  pushTag(state, tag, from.line, '\n');
  const isSpan =
    mode === 'span' || (mode !== 'block' && /^(?:p|h[1-6]|td|th|dt|summary|legend|address)$/.test(tag.name));
  if (isSpan) spanInside(state, from, to);
  else {
    const first = state.tokens.length;
    keepingTop(state, () => parseBetween(state, from, to));
    if (tag.name === 'figure' && !isTopOfPage(state)) unwrapTouching(state, first, from, to);
  }
  pushTag(state, close, end.line);
}
