import { type BlockRule, indentation, lineChar, lineText, pushInline, textStart } from './block.ts';

/**
 * Headings with `#`. Two and more need no space behind them, as in Python-Markdown; a single `#` does, since channels and
 * issues begin with it. Closing `#`s may be followed by attributes: `## Title ## {#id}`.
 */
export const atxHeading: BlockRule = (state, startLine, _endLine, silent) => {
  if (lineChar(state, startLine) !== '#' || indentation(state, startLine) >= 4) return false;
  const [, marks = '', rest = ''] = /^(#{1,6})(?!#)(.*)$/s.exec(lineText(state, startLine)) ?? [];
  if (marks === '' || (marks === '#' && !/^(?:\s|$)/.test(rest))) return false;
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
