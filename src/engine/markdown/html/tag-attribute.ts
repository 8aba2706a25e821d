import type { Token } from 'markdown-it';
import { htmlParts } from './html-parts.ts';
import type { HtmlTag } from './html-tags.ts';

/**
 * Gives the first element of a token of raw HTML an attribute; one that has it keeps it.
 *
 * @param value without quotation marks
 * @returns whether there is an element that begins there
 */
export function setFirstAttribute(token: Token, name: string, value: string): boolean {
  const [first] = htmlParts(token.content);
  return first?.tag !== undefined && setAttribute(token, first.tag, name, value);
}

/** Gives the element with whose tag a token of raw HTML ends, so that what follows stands in it, an attribute. */
export function setLastAttribute(token: Token, name: string, value: string): boolean {
  const last = [...htmlParts(token.content)].at(-1);
  if (!last?.tag || token.content.slice(last.to).trim() !== '') return false;
  return setAttribute(token, last.tag, name, value);
}

function setAttribute(token: Token, tag: HtmlTag, name: string, value: string): boolean {
  if (tag.kind === 'close' || tag.attributes.includes(` ${name}=`)) return false;
  const at = tag.start + 1 + tag.name.length;
  token.content = `${token.content.slice(0, at)} ${name}="${value}"${token.content.slice(at)}`;
  return true;
}
