import type { StateInline } from 'markdown-it';
import { setSource } from '../sources/text-sources.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Takes the spaces off both ends of code, as Python-Markdown does; code of spaces alone stays as it is. */
export function trimmedCode(original: InlineRule): InlineRule {
  return (state, silent) => {
    const from = state.pos;
    const count = state.tokens.length;
    if (!original(state, silent)) return false;
    const token = state.tokens.at(-1);
    if (silent || state.tokens.length === count || token?.type !== 'code_inline') return true;
    const content = token.content.trim();
    if (content === '' || content === token.content) return true;
    const at = state.src.indexOf(content.split(' ', 1)[0]!, from + token.markup.length);
    token.content = content;
    setSource(token, [{ length: content.length, from: at, to: at + content.length }]);
    return true;
  };
}
