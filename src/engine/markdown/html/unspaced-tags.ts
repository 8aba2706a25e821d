import type { StateInline } from 'markdown-it';
import { readTag } from './html-tags.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Attributes with quotation marks around their values, with or without a space between them. */
const QUOTED = /^(?:\s*[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'))+\s*$/;

/**
 * Takes for a tag what every browser takes for one although CommonMark does not: `<img alt="a"src="b">`, without the space behind a
 * value.
 */
export function unspacedTag(original: InlineRule): InlineRule {
  return (state, silent) => {
    if (original(state, silent)) return true;
    const { src, pos, posMax } = state;
    const tag = src.charCodeAt(pos) === 0x3c ? readTag(src, pos) : undefined;
    if (!tag || tag.kind === 'close' || tag.end > posMax || !QUOTED.test(tag.attributes)) return false;
    if (!silent) state.push('html_inline', '', 0).content = src.slice(pos, tag.end);
    state.pos = tag.end;
    return true;
  };
}
