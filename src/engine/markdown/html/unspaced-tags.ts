import type { StateInline } from 'markdown-it';
import { type HtmlTag, isElementName, readTag } from './html-tags.ts';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** Attributes with quotation marks around their values, with or without a space between them. */
const QUOTED = /^(?:\s*[A-Za-z_:][\w:.-]*\s*=\s*(?:"[^"]*"|'[^']*'))+\s*$/;

/** What a picture shows, or where a link leads. */
const ADDRESS = /\s(?:href|src)\s*=\s*["'\w./]/i;

/** Whether browsers read a tag, though CommonMark does not: `<img "A kettle" src="kettle.png">` shows the picture. */
function isLikeTag({ name, attributes }: HtmlTag): boolean {
  return QUOTED.test(attributes) || (isElementName(name) && ADDRESS.test(attributes));
}

/** Words between angle brackets; stars, brackets and escapes are those of the text around a sign of comparison. */
const PLACEHOLDER = /<([A-Za-z][\w-]*)(?=[ ,.:(])[^<>*`[\]\\\n]{1,200}>/y;

/**
 * Takes for a tag what every browser takes for one although CommonMark does not: `<img alt="a"src="b">`, without the space behind a
 * value. What stands between angle brackets and names no element is text as it was typed, also with signs that no tag has:
 * `<function __main__.id(x)>`.
 */
export function unspacedTag(original: InlineRule): InlineRule {
  return (state, silent) => {
    if (original(state, silent)) return true;
    const { src, pos, posMax } = state;
    if (src.charCodeAt(pos) !== 0x3c) return false;
    const tag = readTag(src, pos);
    if (tag && tag.kind !== 'close' && tag.end <= posMax && isLikeTag(tag)) {
      if (!silent) state.push('html_inline', '', 0).content = src.slice(pos, tag.end);
      state.pos = tag.end;
      return true;
    }
    PLACEHOLDER.lastIndex = pos;
    const [placeholder, name] = PLACEHOLDER.exec(src) ?? [];
    if (name === undefined || isElementName(name.toLowerCase()) || PLACEHOLDER.lastIndex > posMax)
      return false;
    if (!silent) state.pending += placeholder;
    state.pos = PLACEHOLDER.lastIndex;
    return true;
  };
}
