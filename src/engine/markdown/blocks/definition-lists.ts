import type { StateBlock } from 'markdown-it';
import {
  type BlockRule,
  fromPosition,
  indentation,
  lineText,
  parseInside,
  pushInline,
  textStart,
} from './block.ts';

/** Terms on lines of their own, each definition after a colon: `:   text`, with more blocks indented below it. */
export const definitionList: BlockRule = (state, startLine, endLine, silent) => {
  if (silent || indentation(state, startLine) >= 4) return false;
  if (isTermless(state, startLine)) {
    readTermless(state, startLine, endLine);
    return true;
  }
  let definition = firstDefinition(state, startLine, endLine);
  if (definition === -1) return false;

  const open = state.push('dl_open', 'dl', 1);
  const lines: [number, number] = [startLine, 0];
  open.map = lines;
  let term = startLine;
  while (definition !== -1) {
    for (let line = term; line < definition && !state.isEmpty(line); line++) {
      state.push('dt_open', 'dt', 1).map = [line, line + 1];
      pushInline(state, lineText(state, line).trim(), line, { at: textStart(state, line) });
      state.push('dt_close', 'dt', -1);
    }
    while (definition < endLine && isDefinition(state, definition)) {
      pushDefinition(state, definition, endLine, state.isEmpty(definition - 1));
      lines[1] = state.line;
      definition = state.skipEmptyLines(state.line);
    }
    term = definition;
    definition =
      term < endLine && !beginsBlock(state, term, endLine) ? firstDefinition(state, term, endLine) : -1;
  }
  state.push('dl_close', 'dl', -1);
  state.line = lines[1];
  return true;
};

/** Whether a line below a definition begins a block of another kind, such as a heading: it is no further term. */
function beginsBlock(state: StateBlock, line: number, endLine: number): boolean {
  return state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true));
}

/** Whether a definition stands directly behind a block that is no text, such as a heading: it has no term. */
function isTermless(state: StateBlock, line: number): boolean {
  const before = state.tokens.at(-1);
  const isBehindBlock = before !== undefined && before.nesting !== 1 && before.type !== 'paragraph_close';
  return isBehindBlock && isDefinition(state, line);
}

/** Reads the blocks of a definition without its colon: a list of definitions has terms. */
function readTermless(state: StateBlock, line: number, endLine: number): void {
  const { content, indent, end } = extentOf(state, line, endLine);
  fromPosition(state, line, content, indent, () => parseInside(state, line, end, indent));
}

/** The line of the first definition when terms begin at `line`, or -1. */
function firstDefinition(state: StateBlock, line: number, endLine: number): number {
  if (isDefinition(state, line) || state.sCount[line]! < state.blkIndent) return -1;
  let next = endOfTerms(state, line, endLine);
  if (next < endLine && state.sCount[next]! < state.blkIndent && !state.isEmpty(next)) return -1;
  if (next < endLine && state.isEmpty(next)) next = state.skipEmptyLines(next);
  return next < endLine && isDefinition(state, next) ? next : -1;
}

/** Lines that were looked through last, as long as they are read in the same way. */
interface LookedThrough {
  from: number;
  to: number;
  endLine: number;
  level: number;
  blkIndent: number;
}
const lookedThrough = new WeakMap<StateBlock, LookedThrough>();

/**
 * The line below `line` at which terms end: an empty one, a definition or one that stands further out. Where every line of
 * a long stretch is a block of its own, they are looked for once.
 */
function endOfTerms(state: StateBlock, line: number, endLine: number): number {
  const { level, blkIndent } = state;
  const last = lookedThrough.get(state);
  const isSame = last?.endLine === endLine && last.level === level && last.blkIndent === blkIndent;
  if (last && isSame && last.from <= line && line < last.to) return last.to;
  let to = line + 1;
  while (to < endLine && !state.isEmpty(to) && state.sCount[to]! >= blkIndent && !isDefinition(state, to))
    to++;
  lookedThrough.set(state, { from: line, to, endLine, level, blkIndent });
  return to;
}

/** Whether a line begins a definition. */
export function isDefinition(state: StateBlock, line: number): boolean {
  const start = state.bMarks[line]! + state.tShift[line]!;
  if (state.src.charCodeAt(start) !== 0x3a || indentation(state, line) < 0 || indentation(state, line) >= 4) {
    return false;
  }
  const after = state.skipSpaces(start + 1);
  return after > start + 1 && (after < state.eMarks[line]! || beginsBelow(state, line));
}

/** Whether the text of a definition begins below its colon, indented like its blocks. */
function beginsBelow(state: StateBlock, line: number): boolean {
  const next = state.skipEmptyLines(line + 1);
  return next < state.lineMax && indentation(state, next) >= 4;
}

/** Where the text of a definition begins, how far its blocks are indented, and the line before which it ends. */
function extentOf(state: StateBlock, line: number, endLine: number) {
  const start = state.bMarks[line]! + state.tShift[line]!;
  const content = state.skipSpaces(start + 1);
  const isBelow = content >= state.eMarks[line]!;
  const indent = isBelow
    ? state.blkIndent + 4
    : Math.min(state.blkIndent + 4, state.sCount[line]! + content - start);
  let end = line + 1;
  for (let next = line + 1; next < endLine; next++) {
    if (state.isEmpty(next)) continue;
    const isLazy =
      !state.isEmpty(next - 1) && !isDefinition(state, next) && state.sCount[next]! >= state.blkIndent;
    if (state.sCount[next]! < indent && !isLazy) break;
    end = next + 1;
  }
  return { content, indent, end };
}

function pushDefinition(state: StateBlock, line: number, endLine: number, isLoose: boolean): void {
  const { content, indent, end } = extentOf(state, line, endLine);
  const open = state.push('dd_open', 'dd', 1);
  open.map = [line, end];
  const first = state.tokens.length;
  fromPosition(state, line, content, indent, () => parseInside(state, line, end, indent));
  const isOneParagraph = state.tokens.length === first + 3 && state.tokens[first]!.type === 'paragraph_open';
  if (isOneParagraph && !isLoose) {
    state.tokens[first]!.hidden = true;
    state.tokens[first + 2]!.hidden = true;
  }
  state.push('dd_close', 'dd', -1);
}
