import type { StateCore, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { isAddress } from '../inline/autolinks.ts';
import { LONGEST_NAME, NameFinder } from '../name-finder.ts';
import { shareSource } from '../sources/text-sources.ts';
import { type BlockRule, isIndentedCode, lineText } from './block.ts';

const DEFINITION = /^\*\[([^\]\n]+)\] ?:(.*)$/;

/** `*[HTML]: Hypertext Markup Language`: prints nothing, explains every `HTML` of the page. */
export const abbreviation: BlockRule = (state, startLine, _endLine, silent) => {
  if (!state.src.startsWith('*[', state.bMarks[startLine]! + state.tShift[startLine]!)) return false;
  if (isIndentedCode(state, startLine)) return false;
  const match = DEFINITION.exec(lineText(state, startLine));
  if (!match || match[1]!.length > LONGEST_NAME) return false;
  if (silent) return true;
  collectorOf(state.env).abbreviations.set(match[1]!.trim(), match[2]!.trim());
  state.line = startLine + 1;
  return true;
};

/** Marks the page's abbreviations wherever they stand as words. */
export function markAbbreviations(state: StateCore): void {
  const { abbreviations } = collectorOf(state.env);
  if (abbreviations.size === 0) return;
  const finder = new NameFinder(abbreviations.keys());
  for (const inline of state.tokens) {
    if (inline.type !== 'inline') continue;
    // An address that is its own link stays as it is typed.
    inline.children = (inline.children ?? []).flatMap((token, index, all) =>
      token.type === 'text' && !isAddress(all[index - 1])
        ? marked(state, token, finder, abbreviations)
        : [token],
    );
  }
}

function marked(
  state: StateCore,
  token: Token,
  finder: NameFinder,
  titles: ReadonlyMap<string, string>,
): Token[] {
  const result: Token[] = [];
  let last = 0;
  const push = (content: string) => {
    const text = new state.Token('text', '', 0);
    text.content = content;
    result.push(text);
  };
  for (const { name, index } of finder.find(token.content)) {
    if (index > last) push(token.content.slice(last, index));
    const open = new state.Token('abbr_open', 'abbr', 1);
    open.attrs = [['title', titles.get(name) ?? '']];
    result.push(open);
    push(name);
    result.push(new state.Token('abbr_close', 'abbr', -1));
    last = index + name.length;
  }
  if (last === 0) return [token];
  push(token.content.slice(last));
  shareSource(token, result);
  return result;
}
