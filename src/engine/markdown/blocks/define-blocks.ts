import type { StateBlock, Token } from 'markdown-it';
import { addAll } from '../../add-all.ts';
import { parseInside } from './block.ts';
import type { SlashBlock } from './slash-fences.ts';

/** Types of tokens of a list of definitions, by those of paragraphs and items that they are made of. */
const TYPES: Readonly<Record<string, readonly [type: string, tag: string]>> = {
  paragraph_open: ['dt_open', 'dt'],
  paragraph_close: ['dt_close', 'dt'],
  list_item_open: ['dd_open', 'dd'],
  list_item_close: ['dd_close', 'dd'],
};

/** `/// define`: paragraphs are terms, and the items of the lists below them say what they mean. */
export function defineTerms(state: StateBlock, block: SlashBlock): Token {
  const open = state.push('dl_open', 'dl', 1);
  open.map = [block.startLine, block.after];
  const first = state.tokens.length;
  parseInside(state, block.from, block.to, state.blkIndent);
  const made: Token[] = [];
  let depth = 0;
  for (const token of state.tokens.splice(first)) {
    if (token.nesting === -1) depth--;
    const isList = depth === 0 && /^(?:bullet|ordered)_list_/.test(token.type);
    const isItem = depth === 1 && token.type.startsWith('list_item_');
    const isTerm = depth === 0 && token.type.startsWith('paragraph_');
    const [type, tag] = (isItem || isTerm ? TYPES[token.type] : undefined) ?? [token.type, token.tag];
    if (!isList) made.push(Object.assign(token, { type, tag }));
    if (token.nesting === 1) depth++;
  }
  addAll(state.tokens, made);
  state.push('dl_close', 'dl', -1);
  return open;
}
