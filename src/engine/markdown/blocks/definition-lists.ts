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

/**
 * Reads the blocks of a definition without its colon, as a box that is set in like a definition: a list of definitions has terms,
 * and writers mean by it what readers see in Material.
 */
function readTermless(state: StateBlock, line: number, endLine: number): void {
  const { first, content, indent, end } = extentOf(state, line, endLine);
  const open = state.push('element_open', 'div', 1);
  open.attrSet('class', 'definition');
  open.map = [line, end];
  fromPosition(state, first, content, indent, () => parseInside(state, first, end, indent));
  state.push('element_close', 'div', -1);
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

/**
 * Whether the text of a definition begins below its colon: indented like its blocks, or in the next line wherever that begins, as in
 * Python-Markdown.
 */
function beginsBelow(state: StateBlock, line: number): boolean {
  const next = state.skipEmptyLines(line + 1);
  return next < state.lineMax && indentation(state, next) >= (next === line + 1 ? 0 : 4);
}

/** What a definition is: its first line and where its text begins there, how far its blocks are indented, and the line before which it ends. */
interface Extent {
  first: number;
  content: number;
  indent: number;
  end: number;
}

function extentOf(state: StateBlock, line: number, endLine: number): Extent {
  const start = state.bMarks[line]! + state.tShift[line]!;
  const content = state.skipSpaces(start + 1);
  const isBelow = content >= state.eMarks[line]!;
  const most = state.blkIndent + 4;
  const indent = isBelow ? most : Math.min(most, state.sCount[line]! + content - start);
  let end = line + 1;
  let least = most;
  for (let next = line + 1; next < endLine; next++) {
    if (state.isEmpty(next)) continue;
    const isText = !state.isEmpty(next - 1);
    const isLazy = isText && !isDefinition(state, next) && state.sCount[next]! >= state.blkIndent;
    if (state.sCount[next]! < indent && !isLazy) break;
    if (!isText) least = Math.min(least, state.sCount[next]!);
    end = next + 1;
  }
  // Blocks that are all indented by four columns are so for the list, whatever stands between colon and text.
  const isAtMargin = isBelow && !state.isEmpty(line + 1) && state.sCount[line + 1]! < indent;
  if (isAtMargin) return { first: line + 1, content: textStart(state, line + 1), indent, end };
  return { first: line, content, indent: Math.max(indent, least), end };
}

function pushDefinition(state: StateBlock, line: number, endLine: number, isLoose: boolean): void {
  const { first, content, indent, end } = extentOf(state, line, endLine);
  const open = state.push('dd_open', 'dd', 1);
  open.map = [line, end];
  const from = state.tokens.length;
  fromPosition(state, first, content, indent, () => parseInside(state, first, end, indent));
  const isOneParagraph = state.tokens.length === from + 3 && state.tokens[from]!.type === 'paragraph_open';
  if (isOneParagraph && !isLoose) {
    state.tokens[from]!.hidden = true;
    state.tokens[from + 2]!.hidden = true;
  }
  state.push('dd_close', 'dd', -1);
}
