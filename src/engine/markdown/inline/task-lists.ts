import type { StateCore } from 'markdown-it';
import { replaceStretches } from '../sources/text-sources.ts';

const BOX = /^\[([ xX])\][ \t]+/;

/** `- [x] done`: a list item with a checkbox that its text labels. */
export function taskLists(state: StateCore): void {
  const { tokens } = state;
  for (let i = 2; i < tokens.length; i++) {
    const inline = tokens[i]!;
    const item = tokens[i - 2]!;
    if (inline.type !== 'inline' || item.type !== 'list_item_open') continue;
    const match = BOX.exec(inline.content);
    const first = inline.children?.find((child) => child.content !== '');
    if (!match || first?.type !== 'text') continue;
    const [typed] = BOX.exec(first.content) ?? [];
    if (typed !== undefined) replaceStretches(first, [{ from: 0, to: typed.length, text: '' }]);
    item.attrJoin('class', 'task');
    const label = new state.Token('label_open', 'label', 1);
    const box = new state.Token('checkbox', 'input', 0);
    box.attrs = [
      ['type', 'checkbox'],
      ['disabled', ''],
    ];
    if (match[1] !== ' ') box.attrPush(['checked', '']);
    const space = new state.Token('text', '', 0);
    space.content = ' ';
    inline.children = [
      label,
      box,
      space,
      ...(inline.children ?? []),
      new state.Token('label_close', 'label', -1),
    ];
  }
}
