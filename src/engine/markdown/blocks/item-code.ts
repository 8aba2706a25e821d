import type { StateBlock } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import type { BlockRule } from './block.ts';
import { fenceLine } from './fence-lines.ts';

/** Columns by which Python-Markdown indents what stands in an item, and code. */
const STEP = 4;

/** Whether `line` is a fence, however deep it stands, in an item of a project that indents items by less than it indents code. */
export function isDeepFence(state: StateBlock, line: number): boolean {
  const { listIndent = STEP } = collectorOf(state.env).options;
  return listIndent < STEP && state.blkIndent > 0 && fenceLine(state, line) !== undefined;
}

/**
 * Code without a fence in an item whose text stands further left than Python-Markdown has it. Where all of the code is indented for
 * Python-Markdown, by eight columns below the marker, these are no part of it.
 */
export function inItem(original: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (isDeepFence(state, startLine) || !original(state, startLine, endLine, silent)) return false;
    const token = state.tokens.at(-1);
    const marker = state.blkIndent - (state.blkIndent % STEP);
    if (silent || token?.type !== 'code_block' || marker === state.blkIndent) return true;
    const indent = marker + 2 * STEP;
    for (let line = startLine; line < state.line; line++)
      if (!state.isEmpty(line) && state.sCount[line]! < indent) return true;
    token.content = `${state.getLines(startLine, state.line, indent, false)}\n`;
    return true;
  };
}
