import type { StateBlock } from 'markdown-it';
import { type BlockRule, indentation, isIndentedCode, pushInline, textStart } from './block.ts';
import { fenceLine } from './fence-lines.ts';
import { fence } from './fences.ts';

const TAB = /(?<![\w-])tab=(?:"([^"]{1,200})"|'([^']{1,200})')/;

/** Fences that follow each other and name a tab are a group of tabs, as in earlier releases of PyMdown: ` ```yaml tab="File" `. */
export const tabbedFences: BlockRule = (state, startLine, endLine, silent) => {
  if (isIndentedCode(state, startLine)) return false;
  const first = labelAt(state, startLine);
  if (first === undefined) return false;
  if (silent) return true;
  const group = state.push('tabs_open', 'div', 1);
  group.attrs = [['class', 'tabs']];
  let line = startLine;
  let end = startLine;
  for (let label: Label | undefined = first; label !== undefined; ) {
    const open = state.push('tab_open', 'section', 1);
    open.attrs = [['class', 'tab']];
    state.push('tab_label_open', 'p', 1).attrs = [['class', 'tab-label']];
    pushInline(state, label.name, line, { at: label.at });
    state.push('tab_label_close', 'p', -1);
    fence(state, line, endLine, false);
    end = state.line;
    open.map = [line, end];
    state.push('tab_close', 'section', -1);
    line = state.skipEmptyLines(end);
    const goesOn = line < endLine && state.sCount[line]! >= state.blkIndent && indentation(state, line) < 4;
    label = goesOn ? labelAt(state, line) : undefined;
  }
  group.map = [startLine, end];
  state.push('tabs_close', 'div', -1);
  state.line = end;
  return true;
};

/** The name of a tab, and where it stands. */
interface Label {
  name: string;
  at: number;
}

function labelAt(state: StateBlock, line: number): Label | undefined {
  const info = fenceLine(state, line)?.info ?? '';
  const match = info.includes('tab=') ? TAB.exec(info) : null;
  if (!match) return undefined;
  const begins = state.src.indexOf(info, textStart(state, line)) + match.index;
  return { name: match[1] ?? match[2]!, at: begins + 'tab="'.length };
}
