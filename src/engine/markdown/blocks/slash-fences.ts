import type { StateBlock } from 'markdown-it';
import { lineText } from './block.ts';
import { closingLine, fenceLine } from './fence-lines.ts';

/** The line that begins a block of PyMdown: `/// note | Title`. */
export interface SlashFence {
  /** how many slashes it has */
  length: number;
  name: string;
  /** what stands behind the bar; undefined without one */
  argument: string | undefined;
}

/** A block on its way: where its text stands, and what its options say. */
export interface SlashBlock extends SlashFence {
  startLine: number;
  /** lines of its text */
  from: number;
  to: number;
  /** the line behind it */
  after: number;
  options: ReadonlyMap<string, unknown>;
}

const OPENING = /^(\/{3,})[ \t]*([A-Za-z][\w-]*)[ \t]*(?:\|(.*))?$/;
const CLOSING = /^(\/{3,})[ \t]*$/;

/** Reads a line as one that begins a block. */
export function slashFence(state: StateBlock, line: number): SlashFence | undefined {
  const start = state.bMarks[line]! + state.tShift[line]!;
  if (!state.src.startsWith('///', start)) return undefined;
  const [, slashes, name, argument] = OPENING.exec(lineText(state, line).trimEnd()) ?? [];
  return name === undefined
    ? undefined
    : { length: slashes!.length, name: name.toLowerCase(), argument: argument?.trim() };
}

/** The lines of options directly below the line that begins a block: they are indented by four columns. */
export function optionLines(
  state: StateBlock,
  startLine: number,
  endLine: number,
): { end: number; text: string } {
  let end = startLine + 1;
  const indent = state.blkIndent + 4;
  while (end < endLine && !state.isEmpty(end) && state.sCount[end]! >= indent) end++;
  return { end, text: state.getLines(startLine + 1, end, indent, false) };
}

/**
 * The line that ends a block with as many slashes as it begins with, or -1. Blocks in it may have as many, and code shows slashes
 * that end nothing.
 */
export function slashEnd(state: StateBlock, from: number, endLine: number, length: number): number {
  let depth = 0;
  for (let line = from; line < endLine; line++) {
    if (state.isEmpty(line)) continue;
    if (state.sCount[line]! < state.blkIndent) return -1;
    if (fenceLine(state, line)) {
      line = Math.max(line, closingLine(state, line, endLine, state.blkIndent));
      continue;
    }
    if (state.sCount[line]! >= state.blkIndent + 4) continue;
    const text = lineText(state, line);
    if (CLOSING.exec(text)?.[1]?.length === length) {
      if (depth === 0) return line;
      depth--;
    } else if (slashFence(state, line)?.length === length) depth++;
  }
  return -1;
}
