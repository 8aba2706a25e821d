import type { StateInline, Token } from 'markdown-it';
import type { TextRange } from '../../place.ts';
import { collectorOf } from '../collector.ts';
import { setInlinePlace } from '../sources/inline-places.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Wraps an inline rule so that the link, picture, tag or list of attributes that it makes knows where it stands, and where its target does. */
export function withPlace(
  type: 'link_open' | 'image' | 'html_inline' | 'attributes',
  original: InlineRule,
): InlineRule {
  return (state, silent) => {
    const from = state.pos;
    let index = state.tokens.length;
    if (!original(state, silent)) return false;
    if (silent) return true;
    while (index < state.tokens.length && state.tokens[index]!.type !== type) index++;
    const token = state.tokens[index];
    if (!token) return true;
    const target = targetOf(state, token, from);
    const line = collectorOf(state.env).lineAt(state, from);
    setInlinePlace(token, { line, from, to: state.pos, ...(target && { target }) });
    return true;
  };
}

/** Where the target of what begins at `from` and has just been read is written; undefined where a definition has it. */
function targetOf(
  state: StateInline,
  { type, info, content, meta }: Token,
  from: number,
): TextRange | undefined {
  if (info === 'auto') return { from: from + 1, to: state.pos - 1 };
  if (!(type === 'link_open' || type === 'image') || meta?.label !== undefined) return undefined;
  const { parseLinkLabel, parseLinkDestination } = state.md.helpers;
  const labelEnd = type === 'image' ? from + 2 + content.length : parseLinkLabel(state, from, true);
  let start = labelEnd + 2;
  while (/\s/.test(state.src[start]!)) start++;
  const { ok, pos } = parseLinkDestination(state.src, start, state.posMax);
  return { from: start, to: ok ? pos : start };
}
