import type { StateBlock } from 'markdown-it';
import { lineText } from './block.ts';
import { fenceLine } from './fence-lines.ts';

/** Code of which one end stands in a line of text: nobody means that all that follows is code. */
const MARKS_AT_END = /(?:^|[^`])(`{3,})[ \t]*$/;

/** How many backticks a line ends with, where it has no others of three and more. */
function marksAtEnd(line: string): number {
  const marks = MARKS_AT_END.exec(line)?.[1]?.length ?? 0;
  return line.split('```').length - 1 === Math.floor(marks / 3) ? marks : 0;
}

/**
 * The last line of code whose closing marks stand behind it (`code(); ``` `), above a blank line: the next line with marks begins code
 * of its own, or there is none. -1 where there is no such line.
 */
export function lineWithEnd(state: StateBlock, startLine: number, endLine: number): number {
  const { marker, length } = fenceLine(state, startLine)!;
  if (marker !== 0x60) return -1;
  let end = -1;
  for (let line = startLine + 1; line < endLine; line++) {
    // What stands outside of its container is none of it: every item of a long list may begin a fence.
    if (!state.isEmpty(line) && state.sCount[line]! < state.blkIndent) return end;
    const fence = fenceLine(state, line);
    if (fence?.marker === marker && fence.length >= length) return fence.info === '' ? -1 : end;
    const isLast = line + 1 >= endLine || state.isEmpty(line + 1);
    if (end === -1 && isLast && marksAtEnd(lineText(state, line)) === length) end = line;
  }
  return end;
}

/** Code without the marks that stand behind its last line. */
export function withoutEndMarks(code: string): string {
  const text = code.trimEnd();
  let end = text.length;
  while (text[end - 1] === '`') end--;
  return `${text.slice(0, end).trimEnd()}\n`;
}

/** The code that a text begins at the end of one of its lines, while its lines are read one by one. */
export class CodeBegunInText {
  readonly #state: StateBlock;
  readonly #endLine: number;
  #next: number;
  #marks = 0;

  constructor(state: StateBlock, startLine: number, endLine: number) {
    this.#state = state;
    this.#endLine = endLine;
    this.#next = startLine;
  }

  /** Whether `line` is nothing but the marks that end such code, and ends the text. */
  endsAt(line: number): boolean {
    const state = this.#state;
    const fence = fenceLine(state, line);
    if (fence?.info !== '' || fence.marker !== 0x60) return false;
    for (; this.#next < line; this.#next++) this.#marks ||= marksAtEnd(lineText(state, this.#next));
    const isLast = line + 1 >= this.#endLine || state.isEmpty(line + 1);
    return isLast && fence.length === this.#marks;
  }
}
