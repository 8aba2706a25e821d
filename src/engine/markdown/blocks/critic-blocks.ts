import type { StateBlock } from 'markdown-it';
import { type BlockRule, isIndentedCode, lineText, parseInside } from './block.ts';

/** Element, classes and the line that ends it. */
type Part = readonly [tag: string, classes: string, end: string];

/** What Critic Markup says of whole blocks, by the line that begins it. */
const KINDS: ReadonlyMap<string, readonly Part[]> = new Map([
  ['{++', [['ins', 'critic block', '++}']]],
  ['{--', [['del', 'critic block', '--}']]],
  ['{==', [['mark', 'critic block', '==}']]],
  ['{>>', [['div', 'critic comment block', '<<}']]],
  [
    '{~~',
    [
      ['del', 'critic block', '~>'],
      ['ins', 'critic block', '~~}'],
    ],
  ],
]);

/** Lines in which the end is looked for: many that never end must not take the square of their number. */
const FURTHEST = 500;

/**
 * Blocks between a line `{++` and a line `++}`: added, and so removed, marked or a comment; and blocks that others take the place of,
 * between `{~~`, `~>` and `~~}`.
 */
export const criticBlock: BlockRule = (state, startLine, endLine, silent) => {
  if (isIndentedCode(state, startLine)) return false;
  const parts = KINDS.get(lineText(state, startLine).trimEnd());
  if (!parts) return false;
  const furthest = Math.min(endLine, startLine + FURTHEST);
  const ends: number[] = [];
  for (const [, , end] of parts) {
    const line = lineOf(state, (ends.at(-1) ?? startLine) + 1, furthest, end);
    if (line === -1) return false;
    ends.push(line);
  }
  if (silent) return true;
  let from = startLine;
  for (const [index, [tag, classes]] of parts.entries()) {
    const to = ends[index]!;
    const open = state.push('element_open', tag, 1);
    open.attrs = [['class', classes]];
    open.map = [from, to + 1];
    parseInside(state, from + 1, to, state.blkIndent);
    state.push('element_close', tag, -1);
    from = to;
  }
  state.line = from + 1;
  return true;
};

/** The line that says nothing but `end`, or -1: there is none nearby, or what holds the block has ended before it. */
function lineOf(state: StateBlock, from: number, furthest: number, end: string): number {
  for (let line = from; line < furthest; line++) {
    if (lineText(state, line).trim() === end) return line;
    if (!state.isEmpty(line) && state.sCount[line]! < state.blkIndent) return -1;
  }
  return -1;
}
