import type { StateBlock } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { type BlockRule, indentation, lineChar, lineText, pushInline, textStart } from './block.ts';

/**
 * Headings with `#`. Two and more need no space behind them, as in Python-Markdown; a single `#` does, but where the site says otherwise, since channels and
 * issues begin with it, but for a capital, or a letter of a script that has none, in the first line of a page, where it stands alone: that is
 * its title. Closing `#`s may be followed by attributes: `## Title ## {#id}`.
 */
export const atxHeading: BlockRule = (state, startLine, endLine, silent) => {
  if (lineChar(state, startLine) !== '#' || indentation(state, startLine) >= 4) return false;
  const [, marks = '', rest = ''] = /^(#{1,6})(?!#)(.*)$/s.exec(lineText(state, startLine)) ?? [];
  const isTitle =
    /^(?:\s|$)/.test(rest) ||
    (collectorOf(state.env).options.unspacedHeadings === true && isAtLevel(state, startLine)) ||
    (/^[\p{Lu}\p{Lo}]/u.test(rest) && beginsPage(state, startLine, endLine));
  if (marks === '' || (marks === '#' && !isTitle)) return false;
  if (silent) return true;
  state.line = startLine + 1;
  const open = state.push('heading_open', `h${marks.length}`, 1);
  open.markup = marks;
  open.map = [startLine, startLine + 1];
  const at = textStart(state, startLine) + marks.length + rest.length - rest.trimStart().length;
  pushInline(state, withoutClosing(rest), startLine, { at });
  state.push('heading_close', `h${marks.length}`, -1).markup = marks;
  return true;
};

/**
 * Whether a line is indented by whole levels of four columns, or stands behind the mark of an item or of a quotation: one below a text of an item, by two columns, is the
 * next line of that text for Python-Markdown.
 */
function isAtLevel(state: StateBlock, line: number): boolean {
  const begin = textStart(state, line);
  const before = state.src.slice(state.src.lastIndexOf('\n', begin - 1) + 1, begin);
  return before.trim() !== '' || before.replaceAll('\t', '    ').length % 4 === 0;
}

/** What begins something else than the next line of a text: a quotation, an item, a picture, code, a table, a heading. */
const NO_TEXT = /^(?:[>*+\-`~|<!]|##)/;

/** Whether a line is the first of a page, with nothing directly above it, and no text that goes on below. */
function beginsPage(state: StateBlock, line: number, endLine: number): boolean {
  const isFirst = state.level === 0 && state.tokens.length === 0 && state.blkIndent === 0;
  if (!isFirst || (line > 0 && !state.isEmpty(line - 1))) return false;
  return line + 1 >= endLine || state.isEmpty(line + 1) || NO_TEXT.test(lineText(state, line + 1));
}

/** Takes off the `#`s that close a heading, which stand behind a space. */
function withoutClosing(heading: string): string {
  const text = heading.trimEnd();
  const brace = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  const attributes = brace === -1 ? '' : text.slice(brace);
  const title = text.slice(0, text.length - attributes.length).trimEnd();
  let end = title.length;
  while (title[end - 1] === '#') end--;
  const isClosing = end < title.length && (end === 0 || ' \t'.includes(title[end - 1]!));
  return (isClosing ? `${title.slice(0, end)} ${attributes}` : text).trim();
}
