import type { StateBlock, StateCore, Token } from 'markdown-it';
import { type BlockRule, indentation, lineChar, textStart } from './blocks/block.ts';
import { fence } from './blocks/fences.ts';
import { isNestedStep } from './blocks/list-markers.ts';
import { htmlBlock } from './html/html-blocks.ts';

/** A paragraph: lines up to a blank one, or to a block that may interrupt it. */
export const paragraph: BlockRule = (state, startLine, endLine) => {
  const parentType = state.parentType;
  state.parentType = 'paragraph';
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && !isInterrupted(state, startLine, line, endLine)) line++;
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

function isInterrupted(state: StateBlock, startLine: number, line: number, endLine: number): boolean {
  if (isPartOfTags(state, startLine, line)) return false;
  // Of what is indented like code only fences and HTML interrupt: writers indent them with the text of a step.
  if (indentation(state, line) > 3)
    return fence(state, line, endLine, true) || htmlBlock(state, line, endLine, true);
  // A quotation marks the lines that continue its paragraph lazily with a negative indentation.
  if (state.sCount[line]! < 0) return false;
  if (beginsItem(state, startLine) && isNestedStep(state, line, endLine)) return true;
  return state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true));
}

/**
 * Whether a line of HTML goes on with a text that begins with a tag which begins no block (`<html><div>`): a tag that closes, or one
 * indented like code.
 */
function isPartOfTags(state: StateBlock, startLine: number, line: number): boolean {
  if (lineChar(state, startLine) !== '<' || lineChar(state, line) !== '<') return false;
  return indentation(state, line) > 3 || state.src[textStart(state, line) + 1] === '/';
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
