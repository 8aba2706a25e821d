import type { StateBlock, Token } from 'markdown-it';
import { type BlockRule, isIndentedCode, parseBetween, pushInline } from './block.ts';
import { isBlockTag, isRawTag, matchTags, readTag, type Tag, tagAttributes } from './html-tags.ts';
import { lineOf } from './lines.ts';

/** The matched tags of the text that is being rendered; found when the first tag asks for them. */
const matches = new WeakMap<object, Map<number, Tag>>();

/**
 * Raw HTML. A block runs to its matching close tag, blank lines and indentation included, so that a table survives the
 * blank line that a removed condition leaves. Inside list items, admonitions and tabs the text between the tags is
 * Markdown, as it is below an element with `markdown="1"`.
 */
export const htmlBlock: BlockRule = (state, startLine, endLine, silent) => {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  if (state.src.charCodeAt(start) !== 0x3c || isIndentedCode(state, startLine)) return false;
  if (state.src.startsWith('<!--', start)) return comment(state, startLine, endLine, silent, start);
  const tag = readTag(state.src, start);
  if (!tag || !isBlockTag(tag.name)) return false;
  if (silent) return true;

  const end = blockEnd(state, tag, startLine, endLine);
  const close = end.close;
  // A table scrolls by itself, like those made of pipes.
  const isTable = tag.name === 'table' && close !== undefined;
  if (isTable) state.push('table_wrapper_open', '', 1);
  const markdown = tagAttributes(tag.attributes).get('markdown');
  if (close && markdown !== undefined && markdown !== '0') {
    markdownInside(state, startLine, end.line, tag, close, markdown);
  } else if (state.level > (isTable ? 1 : 0) && !isRawTag(tag.name)) {
    const content = state.getLines(startLine, end.line + 1, state.blkIndent, false);
    const token = pushInline(
      state,
      content.slice(0, content.length - end.rest).trim(),
      startLine,
      end.line + 1,
    );
    token.info = 'html';
  } else {
    const content = state.getLines(startLine, end.line + 1, state.blkIndent, false);
    pushHtml(state, content.slice(0, content.length - end.rest), startLine, end.line + 1);
  }
  if (isTable) state.push('table_wrapper_close', '', -1);
  const rest =
    end.rest === 0 ? '' : state.src.slice(state.eMarks[end.line]! - end.rest, state.eMarks[end.line]).trim();
  if (rest !== '') {
    state.push('paragraph_open', 'p', 1).map = [end.line, end.line + 1];
    pushInline(state, rest, end.line);
    state.push('paragraph_close', 'p', -1);
  }
  state.line = end.line + 1;
  return true;
};

/** Comments are the writer's own and do not reach readers. */
function comment(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
  start: number,
): boolean {
  const close = state.src.indexOf('-->', start + 4);
  const last = close === -1 ? -1 : lineOf(state, close, startLine, endLine);
  if (last === -1) return false;
  // Text after a comment on the same line makes it part of a paragraph.
  const rest = state.src.slice(close + 3, state.eMarks[last]).trim();
  if (rest !== '' && last === startLine) return false;
  if (silent) return true;
  if (rest !== '') {
    state.push('paragraph_open', 'p', 1).map = [last, last + 1];
    pushInline(state, rest, last);
    state.push('paragraph_close', 'p', -1);
  }
  state.line = last + 1;
  return true;
}

/** Where a block ends: its last line, how many characters of that line no longer belong to it, its own close tag. */
interface BlockEnd {
  line: number;
  rest: number;
  close: Tag | undefined;
}

function blockEnd(state: StateBlock, tag: Tag, startLine: number, endLine: number): BlockEnd {
  const first = elementEnd(state, tag, startLine, endLine);
  if (!first) return { line: untilBlank(state, startLine, endLine), rest: 0, close: undefined };
  let { line, position } = first;
  let close = first.close;
  // What follows on the same line belongs to the block as long as it is HTML: `</div><div>`.
  for (;;) {
    while (position < state.eMarks[line]! && ' \t'.includes(state.src[position]!)) position++;
    const next = readTag(state.src, position);
    if (!next || !isBlockTag(next.name)) break;
    const following = elementEnd(state, next, line, endLine);
    if (!following) return { line: untilBlank(state, line, endLine), rest: 0, close: undefined };
    ({ line, position } = following);
    close = undefined;
  }
  return { line, rest: state.eMarks[line]! - position, close };
}

function elementEnd(
  state: StateBlock,
  tag: Tag,
  startLine: number,
  endLine: number,
): { line: number; position: number; close: Tag | undefined } | undefined {
  let close: Tag | undefined;
  if (tag.kind === 'open') {
    let pairs = matches.get(state.env);
    if (!pairs) {
      pairs = matchTags(state.src);
      matches.set(state.env, pairs);
    }
    close = pairs.get(tag.start);
    if (!close) return undefined;
  }
  const position = (close ?? tag).end;
  const line = lineOf(state, position - 1, startLine, endLine);
  return line === -1 ? undefined : { line, position, close };
}

/** The last line before a blank one: where a block without a close tag ends. */
function untilBlank(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine;
  while (line + 1 < endLine && !state.isEmpty(line + 1) && state.sCount[line + 1]! >= state.blkIndent) line++;
  return line;
}

/** `markdown="1"`: the element's tags as they are, its content read as blocks, or as a span for inline elements. */
function markdownInside(
  state: StateBlock,
  startLine: number,
  endLine: number,
  tag: Tag,
  close: Tag,
  mode: string,
): void {
  const attributes = tag.attributes.replace(/\s*\bmarkdown(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/i, '');
  const firstLine = lineOf(state, tag.end - 1, startLine, endLine + 1);
  pushHtml(
    state,
    `<${state.src.slice(tag.start + 1, tag.start + 1 + tag.name.length)}${attributes}>`,
    startLine,
    firstLine + 1,
  );
  const isSpan =
    mode === 'span' || (mode !== 'block' && /^(?:p|h[1-6]|td|th|dt|summary|legend|address)$/.test(tag.name));
  if (isSpan) {
    pushInline(state, state.src.slice(tag.end, close.start).trim(), firstLine, endLine + 1);
  } else {
    parseBetween(state, { line: firstLine, position: tag.end }, { line: endLine, position: close.start });
  }
  pushHtml(state, `</${tag.name}>`, endLine, endLine + 1);
}

function pushHtml(state: StateBlock, content: string, line: number, end: number): Token {
  const token = state.push('html_block', '', 0);
  token.map = [line, end];
  token.content = content;
  return token;
}
