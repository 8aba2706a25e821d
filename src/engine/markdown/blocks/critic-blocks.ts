import { type BlockRule, isIndentedCode, lineText, parseInside } from './block.ts';

/** What Critic Markup says of whole blocks, by the line that begins it: element, classes and the line that ends it. */
const KINDS: ReadonlyMap<string, readonly [tag: string, classes: string, end: string]> = new Map([
  ['{++', ['ins', 'critic block', '++}']],
  ['{--', ['del', 'critic block', '--}']],
  ['{==', ['mark', 'critic block', '==}']],
  ['{>>', ['div', 'critic comment block', '<<}']],
]);

/** Lines in which the end is looked for: many that never end must not take the square of their number. */
const FURTHEST = 500;

/** Blocks between a line `{++` and a line `++}`: added, and so removed, marked or a comment. */
export const criticBlock: BlockRule = (state, startLine, endLine, silent) => {
  if (isIndentedCode(state, startLine)) return false;
  const kind = KINDS.get(lineText(state, startLine).trimEnd());
  if (!kind) return false;
  const [tag, classes, end] = kind;
  let last = startLine + 1;
  const furthest = Math.min(endLine, startLine + FURTHEST);
  while (last < furthest && lineText(state, last).trim() !== end) {
    if (!state.isEmpty(last) && state.sCount[last]! < state.blkIndent) return false;
    last++;
  }
  if (last >= furthest) return false;
  if (silent) return true;
  const open = state.push('element_open', tag, 1);
  open.attrs = [['class', classes]];
  open.map = [startLine, last + 1];
  parseInside(state, startLine + 1, last, state.blkIndent);
  state.push('element_close', tag, -1);
  state.line = last + 1;
  return true;
};
