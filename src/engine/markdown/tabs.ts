import type { StateBlock, StateCore, Token } from 'markdown-it';
import {
  type BlockRule,
  indentedContent,
  isIndentedCode,
  lineText,
  parseInside,
  pushInline,
} from './block.ts';
import { inlineText } from './inline-text.ts';
import { pageOf } from './page.ts';
import { slug } from './slug.ts';

const TAB = /^={3}(!)? +"(.*?)" *$/;

/**
 * `=== "Label"`: tabs that follow each other make one group; `===! "Label"` begins a new one. The HTML is complete
 * without JavaScript: every tab is a section with its label above it.
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
    const { indent, end } = indentedContent(state, line, endLine);
    const open = state.push('tab_open', 'section', 1);
    open.attrs = [['class', 'tab']];
    open.map = [line, end];
    state.push('tab_label_open', 'p', 1).attrs = [['class', 'tab-label']];
    pushInline(state, match[2]!, line);
    state.push('tab_label_close', 'p', -1);
    parseInside(state, line + 1, end, indent);
    state.push('tab_close', 'section', -1);
    lines[1] = end;
    line = state.skipEmptyLines(end);
    match =
      line < endLine && Math.abs(state.sCount[line]! - state.sCount[startLine]!) < 2
        ? tabAt(state, line)
        : null;
  } while (match && !match[1]);
  state.push('tabs_close', 'div', -1);
  state.line = lines[1];
  return true;
};

function tabAt(state: StateBlock, line: number): RegExpExecArray | null {
  if (!state.src.startsWith('===', state.bMarks[line]! + state.tShift[line]!)) return null;
  return TAB.exec(lineText(state, line));
}

/** Gives every tab and its label an id made of the label. Runs after the headings have theirs. */
export function identifyTabs(state: StateCore): void {
  const page = pageOf(state.env);
  const { tokens } = state;
  for (let i = 0; i < tokens.length; i++) {
    const tab: Token = tokens[i]!;
    if (tab.type !== 'tab_open') continue;
    const id = page.takeId(`tab-${slug(inlineText(tokens[i + 2]!.children ?? []))}`);
    tab.attrPush(['id', id]);
    tab.attrPush(['aria-labelledby', `${id}-label`]);
    tokens[i + 1]!.attrPush(['id', `${id}-label`]);
  }
}
