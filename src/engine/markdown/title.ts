import type { Token } from 'markdown-it';
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { inlineText } from './inline-text.ts';
import { literalText } from './mdx/mdx-syntax.ts';

/** The heading that titles a page. */
export interface TitleHeading {
  /** as readers see it, in one line */
  text: string;
  /** line in the templated text, from 0 */
  line: number;
  /** whether components or expressions add something to it that only the site's compiler knows */
  isOpen: boolean;
}

/** What a heading may stand in without titling the page. */
const PARTS =
  /^(?:admonition|details|tab|blockquote|bullet_list|ordered_list|dl|footnote|table)_(?:open|close)$/;

/**
 * The first heading of level 1 among a page's tokens. One inside a note, a list or another part of the text titles that
 * part. Undefined when there is none.
 */
export function titleHeading(tokens: readonly Token[]): TitleHeading | undefined {
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (PARTS.test(token.type)) depth += token.nesting;
    if (depth > 0 || token.hidden) continue;
    if (token.type === 'heading_open' && token.tag === 'h1') {
      const children = tokens[i + 1]!.children ?? [];
      const isOpen = children.some(
        ({ type, content }) => type === 'mdx' && literalText(content) === undefined,
      );
      return { text: oneLine(inlineText(children)), line: token.map?.[0] ?? 0, isOpen };
    }
    const text = token.type === 'html_block' ? htmlHeading(tokens, i) : '';
    if (text !== '') return { text, line: token.map?.[0] ?? 0, isOpen: false };
  }
  return undefined;
}

/** The text of a heading in raw HTML, which may have Markdown between its tags. */
function htmlHeading(tokens: readonly Token[], index: number): string {
  const [, first] = /<h1\b[^<>]*>(.*)/is.exec(tokens[index]!.content) ?? [];
  if (first === undefined) return '';
  let text = '';
  for (let i = index, part = first; ; i++, part = '') {
    const token = tokens[i];
    if (token === undefined) return '';
    if (token.type === 'inline') text += inlineText(token.children ?? []);
    else if (i > index) part = token.content;
    const [inside = '', ...rest] = part.split(/<\/h1\s*>/i);
    text += textOf(parseFragment(inside));
    if (rest.length > 0) return oneLine(text);
  }
}

function textOf(node: DefaultTreeAdapterMap['node']): string {
  if (node.nodeName === 'br') return ' ';
  if ('value' in node) return node.value;
  if (node.nodeName === 'img' && 'attrs' in node)
    return node.attrs.find(({ name }) => name === 'alt')?.value ?? '';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
