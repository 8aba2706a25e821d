import type { StateBlock, Token } from 'markdown-it';
import { noteBlock } from '../block-ends.ts';
import { type BlockRule, lineText, parseBetween, pushInline } from '../blocks/block.ts';
import { isLineEnd, lineOf } from '../blocks/lines.ts';
import { codeEnds } from '../code-ends.ts';
import { expressionEnd, type JsxTag, readJsxTag } from './mdx-syntax.ts';

/** `import` and `export` lines before everything else: a statement goes on to the next blank line. */
export const esm: BlockRule = (state, startLine, endLine, silent) => {
  if (silent || state.level > 0 || state.sCount[startLine] !== 0) return false;
  if (state.tokens.some((token) => token.type !== 'mdx_esm')) return false;
  if (!/^(?:import|export)\b/.test(lineText(state, startLine))) return false;
  let end = startLine + 1;
  while (end < endLine && !state.isEmpty(end)) end++;
  const token = state.push('mdx_esm', '', 0);
  token.content = state.getLines(startLine, end, 0, false);
  token.map = [startLine, end];
  state.line = end;
  return true;
};

/** A component or an expression on lines of its own. What stands between a component's tags is Markdown. */
export const mdxBlock: BlockRule = (state, startLine, endLine, silent) => {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  const char = state.src.charCodeAt(start);
  if (char === 0x7b) return expression(state, startLine, endLine, silent, start);
  if (char !== 0x3c) return false;
  const tag = readJsxTag(state.src, start);
  if (!tag || tag.kind === 'close') return false;
  const tagLine = lineOf(state, tag.end - 1, startLine, endLine);
  if (tagLine === -1) return false;
  if (tag.kind === 'self') {
    if (!isLineEnd(state, { line: tagLine, position: tag.end })) return false;
    if (silent) return true;
    const token = pushMdx(state, tag.start, tag.end, startLine, tagLine);
    noteBlock(token, token);
    state.line = tagLine + 1;
    return true;
  }
  const close = closingTagsOf(state).get(tag.start);
  const closeLine = close ? lineOf(state, close.start, tagLine, endLine) : -1;
  if (!close || closeLine === -1) return false;
  if (!isLineEnd(state, { line: closeLine, position: close.end })) return false;
  if (silent) return true;
  const first = pushMdx(state, tag.start, tag.end, startLine, tagLine);
  if (closeLine === tagLine)
    pushInline(state, state.src.slice(tag.end, close.start).trim(), tagLine, {
      at: state.skipSpaces(tag.end),
    });
  else {
    parseBetween(state, { line: tagLine, position: tag.end }, { line: closeLine, position: close.start });
  }
  noteBlock(first, pushMdx(state, close.start, close.end, closeLine, closeLine));
  state.line = closeLine + 1;
  return true;
};

function expression(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
  start: number,
): boolean {
  if (/^\{(?:[:#.+\-~=>]| [.#][A-Za-z_]|\s*[\w-]+=)/.test(lineText(state, startLine))) return false;
  const end = expressionEnd(state.src, start);
  const line = end === -1 ? -1 : lineOf(state, end - 1, startLine, endLine);
  if (line === -1 || !isLineEnd(state, { line, position: end })) return false;
  if (silent) return true;
  const token = pushMdx(state, start, end, startLine, line);
  noteBlock(token, token);
  state.line = line + 1;
  return true;
}

const closings = new WeakMap<object, ReadonlyMap<number, JsxTag>>();

/** For the position of each component's open tag the tag that closes it; found when the first asks for it. */
function closingTagsOf(state: StateBlock): ReadonlyMap<number, JsxTag> {
  const found = closings.get(state.env) ?? closingTags(state.src);
  closings.set(state.env, found);
  return found;
}

/** Reads a text once for all its tags; those in code are not counted. */
function closingTags(source: string): Map<number, JsxTag> {
  const found = new Map<number, JsxTag>();
  const open = new Map<string, number[]>();
  const endless = new Set<string>();
  const pieces = /<\/?\s*[A-Za-z>]|^[ \t]*(`{3,}|~{3,})|`+/gm;
  const codeEnd = codeEnds(source);
  for (let match = pieces.exec(source); match; match = pieces.exec(source)) {
    const [piece, fence] = match;
    const from = pieces.lastIndex;
    if (fence !== undefined) {
      const end = endless.has(fence) ? -1 : source.indexOf(fence, from);
      if (end === -1) endless.add(fence);
      else pieces.lastIndex = end + fence.length;
    } else if (piece.startsWith('`')) {
      const end = codeEnd(match.index, from);
      if (end !== -1) pieces.lastIndex = end;
    } else {
      const tag = readJsxTag(source, match.index);
      if (!tag) continue;
      pieces.lastIndex = tag.end;
      const positions = open.get(tag.name) ?? [];
      open.set(tag.name, positions);
      if (tag.kind === 'open') positions.push(tag.start);
      const opened = tag.kind === 'close' ? positions.pop() : undefined;
      if (opened !== undefined) found.set(opened, tag);
    }
  }
  return found;
}

function pushMdx(state: StateBlock, start: number, end: number, line: number, lastLine: number): Token {
  const token = state.push('mdx', '', 0);
  token.content = state.src.slice(start, end);
  token.map = [line, lastLine + 1];
  token.block = true;
  return token;
}
