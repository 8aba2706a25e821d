import { collectorOf } from '../collector.ts';
import { type BlockRule, isIndentedCode, lineText } from './block.ts';

const ENVIRONMENT = /^\\begin\{([a-zA-Z]{1,40}\*?)\}/;

/** A formula that stands by itself: between lines of `$$`, `\[` and `\]`, or an environment of TeX. */
export const formulaBlock: BlockRule = (state, startLine, endLine, silent) => {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  const sign = state.src[start];
  if ((sign !== '$' && sign !== '\\') || collectorOf(state.env).options.math === false) return false;
  if (isIndentedCode(state, startLine)) return false;
  const first = lineText(state, startLine).trimEnd();
  const [, environment] = ENVIRONMENT.exec(first) ?? [];
  const opening = first.slice(0, 2);
  const closing = environment === undefined ? { $$: '$$', '\\[': '\\]' }[opening] : `\\end{${environment}}`;
  if (closing === undefined) return false;
  const begin = environment === undefined ? 2 : 0;
  for (let line = startLine; line < endLine && !state.isEmpty(line); line++) {
    if (state.sCount[line]! < state.blkIndent) return false;
    const text = lineText(state, line).trimEnd();
    const at = text.indexOf(closing, line === startLine ? Math.max(begin, 1) : 0);
    if (at === -1) continue;
    // With words around it, it is part of their text.
    if (at + closing.length < text.length) return false;
    if (silent) return true;
    const all = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
    const token = state.push('formula_block', '', 0);
    token.block = true;
    token.content = (environment === undefined ? all.slice(2, -2) : all).trim();
    token.map = [startLine, line + 1];
    state.line = line + 1;
    return true;
  }
  return false;
};
