import type { StateBlock } from 'markdown-it';
import {
  type BlockRule,
  indentedContent,
  isIndentedCode,
  lineText,
  parseInside,
  pushInline,
  spacedText,
  textStart,
  warnOfCode,
} from './block.ts';

const TAB = /^={3}([!+]{0,2}) +"(.*?)"(?: *\{:? *#([\w-]+) *\})? *$/;

/**
 * `=== "Label"`: tabs that follow each other make one group; `===! "Label"` begins a new one, `===+ "Label"` is the one that is open, and `=== "Label" { #id }` chooses the id.
 * The HTML is complete without JavaScript: every tab is a section with its label above it.
 */
export const tabs: BlockRule = (state, startLine, endLine, silent) => {
  if (isIndentedCode(state, startLine)) return false;
  let match = tabAt(state, startLine);
  if (!match) return false;
  if (silent) return true;

  const group = state.push('tabs_open', 'div', 1);
  group.attrs = [['class', 'tabs']];
  const lines: [number, number] = [startLine, 0];
  group.map = lines;
  let line = startLine;
  do {
    const content = indentedContent(state, line, endLine);
    warnOfCode(state, line, content);
    const open = state.push('tab_open', 'section', 1);
    open.attrs = [['class', 'tab']];
    if (match[3] !== undefined) open.attrSet('id', match[3]);
    if (match[1]!.includes('+')) open.attrSet('data-selected', '');
    open.map = [line, content.end];
    state.push('tab_label_open', 'p', 1).attrs = [['class', 'tab-label']];
    pushInline(state, match[2]!, line, {
      at: textStart(state, line) + lineText(state, line).indexOf('"') + 1,
    });
    state.push('tab_label_close', 'p', -1);
    const end = parseInside(state, line + 1, content.end, content.indent);
    state.push('tab_close', 'section', -1);
    lines[1] = end;
    line = state.skipEmptyLines(end);
    match =
      line < endLine && Math.abs(state.sCount[line]! - state.sCount[startLine]!) < 2
        ? tabAt(state, line)
        : null;
  } while (match && !match[1]!.includes('!'));
  state.push('tabs_close', 'div', -1);
  state.line = lines[1];
  return true;
};

function tabAt(state: StateBlock, line: number): RegExpExecArray | null {
  if (!state.src.startsWith('===', state.bMarks[line]! + state.tShift[line]!)) return null;
  return TAB.exec(spacedText(state, line));
}
