import type { StateBlock } from 'markdown-it';
import { type Collector, collectorOf } from '../collector.ts';
import {
  type BlockRule,
  type IndentedContent,
  indentedContent,
  isIndentedCode,
  lineText,
  parseInside,
  pushInline,
  spacedText,
  textStart,
  warnOfCode,
} from './block.ts';
import { closingLine, fenceLine } from './fence-lines.ts';

/** Types are words of any language. */
const ADMONITION = /^!!! ?([\p{L}\p{M}\p{N}_-]+(?: +[\p{L}\p{M}\p{N}_-]+)*)(?: +"(.*?)")? *$/u;
const DETAILS =
  /^\?{3}(\+)? ?(?:([\p{L}\p{M}\p{N}_-]+(?: +[\p{L}\p{M}\p{N}_-]+)*?)?(?: +"(.*?)")|([\p{L}\p{M}\p{N}_-]+(?: +[\p{L}\p{M}\p{N}_-]+)*?)) *$/u;

/** `!!! note "Title"`: a note, tip, warning, … with the indented lines below it. */
export const admonition: BlockRule = (state, startLine, endLine, silent) => {
  if (!state.src.startsWith('!!!', state.bMarks[startLine]! + state.tShift[startLine]!)) return false;
  if (isIndentedCode(state, startLine)) return false;
  const match = ADMONITION.exec(spacedText(state, startLine));
  if (!match) return false;
  if (silent) return true;
  const classes = match[1]!.toLowerCase().split(/ +/);
  const title = match[2] ?? titleOf(classes[0]!, collectorOf(state.env));
  const at = titleStart(state, startLine);
  const content = indentedContent(state, startLine, endLine);
  const firstToken = state.tokens.length;

  const open = state.push('admonition_open', 'div', 1);
  open.attrs = [
    ['class', ['admonition', ...classes].join(' ')],
    ['role', 'note'],
  ];
  open.map = [startLine, content.end];
  if (title !== '') {
    state.push('admonition_title_open', 'p', 1).attrs = [['class', 'admonition-title']];
    pushInline(state, title, startLine, { at });
    state.push('admonition_title_close', 'p', -1);
  }
  const contentToken = state.tokens.length;
  const lead = deepLead(state, startLine, content);
  const leadEnd = parseInside(state, startLine + 1, lead.end, lead.indent);
  const end = parseInside(state, leadEnd, content.end, content.indent);
  const isEmpty = state.tokens.length === contentToken;
  state.push('admonition_close', 'div', -1);
  if (isEmpty) {
    const trace = traceOfCondition(state, startLine, endLine);
    // What a type alone says to readers is little: only one that its writer titled is kept where a condition may have been.
    const isLeftOut = title === '' || trace === 'certain' || (!match[2] && trace === 'possible');
    if (isLeftOut) state.tokens.length = firstToken;
    if (!match[2] || trace) {
      collectorOf(state.env).warn(
        'empty-admonition',
        `The admonition ${JSON.stringify(title || classes[0])} has no content${isLeftOut ? ' and is left out' : ' but its title'}.`,
        startLine,
        'Indent its text by four spaces, or put the whole admonition inside the condition.',
        at === null ? undefined : { text: title, range: { from: at, to: at + title.length } },
      );
    }
  }
  state.line = end;
  return true;
};

/**
 * The first lines of a note that are indented by eight columns or more: they are text all the same, as in Python-Markdown,
 * while below other text they are code.
 */
function deepLead(
  state: StateBlock,
  markerLine: number,
  { indent, end, leastIndent }: IndentedContent,
): { indent: number; end: number } {
  const codeIndent = state.sCount[markerLine]! + 8;
  let line = markerLine + 1;
  let least = Number.POSITIVE_INFINITY;
  for (; line < end; line++) {
    if (state.isEmpty(line)) continue;
    if (state.sCount[line]! < codeIndent) break;
    least = Math.min(least, state.sCount[line]!);
    if (fenceLine(state, line)) line = Math.max(line, closingLine(state, line, end, codeIndent));
  }
  if (least === Number.POSITIVE_INFINITY) return { indent: leastIndent, end };
  // Only text directly below the marker is text however far it is indented.
  const isBelow = !state.isEmpty(markerLine + 1);
  return { indent: isBelow ? least : Math.max(indent, codeIndent), end: line };
}

/**
 * Whether the blank lines below a note tell that a condition took its text away: the spaces before an indented tag stay, and
 * a tag at the margin leaves blank lines of its own, as do conditions around the next block. Lines that stand in the page's source as
 * they are here tell nothing.
 */
function traceOfCondition(
  state: StateBlock,
  markerLine: number,
  endLine: number,
): 'certain' | 'possible' | undefined {
  let line = markerLine + 1;
  let isIndented = false;
  for (; line < endLine && state.isEmpty(line); line++) {
    if (state.sCount[line]! >= state.sCount[markerLine]! + 2) isIndented = true;
  }
  if (isAsTyped(state, markerLine, line)) return undefined;
  if (isIndented) return 'certain';
  return line < endLine && line > markerLine + 2 ? 'possible' : undefined;
}

/** Whether nothing of the page's source is missing between the beginnings of two lines: its writer left the blank lines. */
function isAsTyped(state: StateBlock, from: number, to: number): boolean {
  const { sourceOffset } = collectorOf(state.env).options;
  if (sourceOffset === undefined) return false;
  return sourceOffset(to) - sourceOffset(from) === firstSign(state, to) - firstSign(state, from);
}

/** Where the first sign of a line stands in the text, whatever the line stands in. */
function firstSign({ src, bMarks, tShift }: StateBlock, line: number): number {
  const at = bMarks[line] === undefined ? src.length : bMarks[line] + tShift[line]!;
  const start = src.lastIndexOf('\n', at - 1) + 1;
  return start + /^[ \t]*/.exec(src.slice(start, at + 1))![0].length;
}

/** `??? tip "Title"`: an admonition that readers open; `???+` is open from the start. */
export const details: BlockRule = (state, startLine, endLine, silent) => {
  if (!state.src.startsWith('???', state.bMarks[startLine]! + state.tShift[startLine]!)) return false;
  if (isIndentedCode(state, startLine)) return false;
  const match = DETAILS.exec(spacedText(state, startLine));
  if (!match) return false;
  if (silent) return true;
  const classes = (match[2] ?? match[4] ?? '').toLowerCase().split(/ +/).filter(Boolean);
  const title = match[3] || titleOf(classes[0] ?? 'details', collectorOf(state.env));
  const content = indentedContent(state, startLine, endLine);
  warnOfCode(state, startLine, content);

  const open = state.push('details_open', 'details', 1);
  if (classes.length > 0) open.attrPush(['class', classes.join(' ')]);
  if (match[1]) open.attrPush(['open', '']);
  open.map = [startLine, content.end];
  state.push('summary_open', 'summary', 1);
  pushInline(state, title, startLine, { at: titleStart(state, startLine) });
  state.push('summary_close', 'summary', -1);
  parseInside(state, startLine + 1, content.end, content.indent);
  state.push('details_close', 'details', -1);
  return true;
};

/** Where the title in the marker of a note begins; null for one whose writer gave it none. */
function titleStart(state: StateBlock, line: number): number | null {
  const quote = lineText(state, line).indexOf('"');
  return quote === -1 ? null : textStart(state, line) + quote + 1;
}

/** What a note of a type is called that its writer gave no title: by its type, in the words of the language where it has some. */
export function titleOf(type: string, { language: { strings } }: Collector): string {
  const key = `admonition.${type}`;
  if (Object.hasOwn(strings, key)) return strings[key as keyof typeof strings];
  return capitalized(type);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
