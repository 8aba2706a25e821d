import type { StateCore, Token } from 'markdown-it';
import { collectorOf } from '../collector.ts';
import { replaceText, shareSource } from '../sources/text-sources.ts';
import { isAddress } from './autolinks.ts';

const CANDIDATE = /\((?:tm|c|r)\)|\+\/-|=\/=|c\/o|--|\d\/\d|\d(?:st|nd|rd|th)\b/;
const SYMBOL =
  /\((?:tm|c|r)\)|\+\/-|=\/=|\bc\/o\b|<--(?:>|(?!-))|(?<!-)-->|(?<![\d/.])(?:[1-7]\/8|1\/[2-6]|[23]\/[345]|4\/5|5\/6)(?![\d/]|\.\d)/g;
const ORDINAL = /\b((?:[1-9]\d*)?(?:(?<=1)[123](?=th)|1(?=st)|2(?=nd)|3(?=rd)|[04-9](?=th)))(st|nd|rd|th)\b/g;

const SYMBOLS: Record<string, string> = {
  '(tm)': '™',
  '(c)': '©',
  '(r)': '®',
  '+/-': '±',
  '=/=': '≠',
  'c/o': '℅',
  '-->': '→',
  '<--': '←',
  '<-->': '↔',
  '1/4': '¼',
  '1/2': '½',
  '3/4': '¾',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/5': '⅕',
  '2/5': '⅖',
  '3/5': '⅗',
  '4/5': '⅘',
  '1/6': '⅙',
  '5/6': '⅚',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
};

/** `(c)`, `-->`, `1/2`, `2nd`: signs for what is typed with several characters, as PyMdown's smart symbols. */
export function smartSymbols(state: StateCore): void {
  if (collectorOf(state.env).options.symbols === false) return;
  for (const inline of state.tokens) {
    if (inline.type !== 'inline' || !CANDIDATE.test(inline.content)) continue;
    inline.children = (inline.children ?? []).flatMap((token, i, all) =>
      token.type === 'text' && !isAddress(all[i - 1]) ? symbols(state, token) : [token],
    );
  }
}

function symbols(state: StateCore, token: Token): Token[] {
  replaceText(token, SYMBOL, (match) => SYMBOLS[match] ?? match);
  const result: Token[] = [];
  let last = 0;
  for (const match of token.content.matchAll(ORDINAL)) {
    const suffix = match.index + match[1]!.length;
    result.push(
      text(state, token.content.slice(last, suffix)),
      new state.Token('sup_open', 'sup', 1),
      text(state, match[2]!),
      new state.Token('sup_close', 'sup', -1),
    );
    last = suffix + match[2]!.length;
  }
  if (result.length === 0) return [token];
  result.push(text(state, token.content.slice(last)));
  shareSource(token, result);
  return result;
}

function text(state: StateCore, content: string): Token {
  const token = new state.Token('text', '', 0);
  token.content = content;
  return token;
}
