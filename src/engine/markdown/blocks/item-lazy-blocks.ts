import type { StateBlock } from 'markdown-it';
import { fromPosition, lineChar } from './block.ts';
import { closingLine, fenceLine } from './fence-lines.ts';
import { markerAt } from './list-markers.ts';
import { isDefinitionLine } from './reference-definitions.ts';
import { table } from './tables.ts';

/**
 * Reads on in an item whose last line has a fence, a quotation, a table or a link's definition directly below, indented by
 * less than the item's content: as its text may go on without indentation, so may these, and the list goes on below them.
 */
export function readBelow(state: StateBlock, endLine: number): void {
  const indent = state.blkIndent;
  let hasBlock = false;
  while (isDirectlyBelow(state, endLine)) {
    const line = state.line;
    if (beginsLazyBlock(state, line, endLine)) {
      state.blkIndent = state.sCount[line]!;
      state.md.block.ruler.getRules('').some((rule) => rule(state, line, endLine, false));
      state.blkIndent = indent;
      hasBlock = true;
    } else if (hasBlock && isText(state, line, endLine)) {
      const start = state.bMarks[line]! + state.tShift[line]!;
      fromPosition(state, line, start, indent, () => state.md.block.tokenize(state, line, endLine));
      continue;
    } else return;
    readOn(state, endLine);
  }
}

/** Reads what is indented like the item's content, and keeps whether the item is tight. */
function readOn(state: StateBlock, endLine: number): void {
  const { tight, tokens } = state;
  const count = tokens.length;
  const afterBlank = state.line < endLine && state.isEmpty(state.line);
  state.md.block.tokenize(state, state.line, endLine);
  state.tight = tokens.length === count ? tight : tight && state.tight && !afterBlank;
}

function isDirectlyBelow(state: StateBlock, endLine: number): boolean {
  const { line } = state;
  return (
    line > 0 &&
    line < endLine &&
    !state.isEmpty(line) &&
    !state.isEmpty(line - 1) &&
    state.sCount[line]! >= 0 &&
    state.sCount[line]! < state.blkIndent
  );
}

function beginsLazyBlock(state: StateBlock, line: number, endLine: number): boolean {
  if (fenceLine(state, line)) return closingLine(state, line, endLine, state.sCount[line]!) !== -1;
  return lineChar(state, line) === '>' || isDefinitionLine(state, line) || table(state, line, endLine, true);
}

/** Whether a line is text, as far as a paragraph may be interrupted. */
function isText(state: StateBlock, line: number, endLine: number): boolean {
  if (markerAt(state, line)) return false;
  return !state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true));
}
