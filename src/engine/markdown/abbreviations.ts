import type { StateCore, Token } from 'markdown-it';
import { type BlockRule, isIndentedCode, lineText } from './block.ts';
import { pageOf } from './page.ts';

const DEFINITION = /^\*\[([^\]\n]+)\] ?:(.*)$/;

/** `*[HTML]: Hypertext Markup Language`: prints nothing, explains every `HTML` of the page. */
export const abbreviation: BlockRule = (state, startLine, _endLine, silent) => {
  if (!state.src.startsWith('*[', state.bMarks[startLine]! + state.tShift[startLine]!)) return false;
  if (isIndentedCode(state, startLine)) return false;
  const match = DEFINITION.exec(lineText(state, startLine));
  if (!match) return false;
  if (silent) return true;
  pageOf(state.env).abbreviations.set(match[1]!.trim(), match[2]!.trim());
  state.line = startLine + 1;
  return true;
};

/** Marks the page's abbreviations wherever they stand as words. */
export function markAbbreviations(state: StateCore): void {
  const { abbreviations } = pageOf(state.env);
  if (abbreviations.size === 0) return;
  const names = [...abbreviations.keys()].sort((a, b) => b.length - a.length).map(state.md.utils.escapeRE);
  const pattern = new RegExp(`(?<!\\w)(?:${names.join('|')})(?!\\w)`, 'g');
  for (const inline of state.tokens) {
    if (inline.type !== 'inline' || inline.content.search(pattern) === -1) continue;
    inline.children = (inline.children ?? []).flatMap((token) =>
      token.type === 'text' ? marked(state, token, pattern, abbreviations) : [token],
    );
  }
}

function marked(
  state: StateCore,
  token: Token,
  pattern: RegExp,
  titles: ReadonlyMap<string, string>,
): Token[] {
  const result: Token[] = [];
  let last = 0;
  const push = (content: string) => {
    const text = new state.Token('text', '', 0);
    text.content = content;
    result.push(text);
  };
  for (const match of token.content.matchAll(pattern)) {
    if (match.index > last) push(token.content.slice(last, match.index));
    const open = new state.Token('abbr_open', 'abbr', 1);
    open.attrs = [['title', titles.get(match[0]) ?? '']];
    result.push(open);
    push(match[0]);
    result.push(new state.Token('abbr_close', 'abbr', -1));
    last = match.index + match[0].length;
  }
  if (last === 0) return [token];
  push(token.content.slice(last));
  return result;
}
