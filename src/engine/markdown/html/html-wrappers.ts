import type { StateBlock } from 'markdown-it';
import { isLineEnd, lineOf, type Position } from '../blocks/lines.ts';
import { pushMarkdown, pushText } from './html-content.ts';
import { firstPieceFrom, scanOf } from './html-scan.ts';
import { type HtmlTag, isCustomTag, isDrawingTag, isWrapperTag } from './html-tags.ts';
import { pushHtml, pushHtmlBetween, pushTag } from './push-html.ts';

/** How many wrappers of the top of the page are open. */
const openWrappers = new WeakMap<StateBlock, number>();

/** Whether what is being read stands in no list item, note, tab or element whose content is read. */
export function isTopOfPage(state: StateBlock): boolean {
  return state.level === (openWrappers.get(state) ?? 0);
}

/**
 * Elements that Python-Markdown takes for part of a text, where they make up lines of their own: what `<center>` and
 * custom elements go around is read as if they were not there, and a drawing (`<svg>`) is a paragraph, blank lines
 * included. Anywhere else they are part of a text, and a placeholder such as `<client-id>` always is.
 */
export function wrapper(
  state: StateBlock,
  tag: HtmlTag,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  const isDrawing = isDrawingTag(tag.name);
  if (tag.kind === 'close' || !(isDrawing || isWrapperTag(tag.name))) return false;
  // In the middle of a paragraph these are part of it.
  if (silent && (isDrawing || isCustomTag(tag.name))) return false;
  const close = tag.kind === 'open' ? scanOf(state).closeTags.get(tag.start) : tag;
  const line = close ? lineOf(state, close.end - 1, startLine, endLine) : -1;
  if (!close || line === -1 || !isLineEnd(state, { line, position: close.end })) return false;
  const content = { line: lineOf(state, tag.end - 1, startLine, endLine), position: tag.end };
  const end = { line, position: close.start };
  if (isCustomTag(tag.name) && tag.kind === 'open' && !standsApart(state, content, end)) return false;
  if (isDrawing && line + 1 < endLine && !state.isEmpty(line + 1)) return false;
  if (silent) return true;

  if (isDrawing) {
    state.push('paragraph_open', 'p', 1).map = [startLine, line + 1];
    pushHtmlBetween(state, { line: startLine, position: tag.start }, { line, position: close.end });
    state.push('paragraph_close', 'p', -1);
  } else {
    pushTag(state, tag, startLine);
    if (tag.kind === 'open') {
      if (content.line === line) pushMarkdown(state, content, end);
      else keepingTop(state, () => pushText(state, content, end, end));
      pushTag(state, close, line);
    }
    pushHtml(state, '\n', line);
  }
  state.line = line + 1;
  return true;
}

/** Reads what stands one level deeper, between the tags of an element: what is at the top of the page stays there. */
export function keepingTop(state: StateBlock, read: () => void): void {
  const depth = openWrappers.get(state) ?? 0;
  if (isTopOfPage(state)) openWrappers.set(state, depth + 1);
  read();
  openWrappers.set(state, depth);
}

/** Whether a custom element's tags have lines of their own, or all that is between them is nothing or more HTML. */
function standsApart(state: StateBlock, from: Position, to: Position): boolean {
  if (from.line !== to.line) {
    return isLineEnd(state, from) && state.bMarks[to.line]! + state.tShift[to.line]! === to.position;
  }
  if (state.skipSpaces(from.position) === to.position) return true;
  const { pieces } = scanOf(state);
  const inside = pieces[firstPieceFrom(pieces, from.position)];
  return inside !== undefined && inside.start < to.position;
}
