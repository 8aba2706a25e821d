import { endTag, type HtmlElement, startTag } from './part.ts';

/**
 * The attribute of what only one of two readings has, or has elsewhere: `added`, `removed` and `moved` of an element, `words` of an `<ins>` or
 * `<del>` around words of a text. Whatever has none of these is the writer's own, `<ins>` and `<del>` too.
 */
export const CHANGE_ATTRIBUTE = 'data-change';

const mark = (name: string): HtmlElement => ({ name, attributes: [[CHANGE_ATTRIBUTE, 'words']], parts: [] });

/** Elements around words that came, and around words that went. */
export const WORDS = { ins: mark('ins'), del: mark('del') } as const;

/** HTML of a line as words that came or went. */
export function inWords(name: 'ins' | 'del', html: string): string {
  return startTag(WORDS[name]) + html + endTag(WORDS[name]);
}
