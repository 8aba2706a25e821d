import type { Token } from 'markdown-it';
import { htmlText } from './html/html-text.ts';
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
  /** the token up to which headings in raw HTML are known to be empty, or never closed */
  let emptyUntil = 0;
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
    if (token.type !== 'html_block' || i < emptyUntil) continue;
    const { text, end } = htmlHeading(tokens, i);
    if (text !== '') return { text, line: token.map?.[0] ?? 0, isOpen: false };
    emptyUntil = end;
  }
  return undefined;
}

/**
 * The text of a heading in raw HTML, which may have Markdown between its tags, and the token in which it ends. It has none where it is
 * never closed.
 */
function htmlHeading(tokens: readonly Token[], index: number): { text: string; end: number } {
  const [, first] = /<h1\b[^<>]*>(.*)/is.exec(tokens[index]!.content) ?? [];
  if (first === undefined) return { text: '', end: index };
  let text = '';
  for (let i = index, part = first; i < tokens.length; i++, part = '') {
    const token = tokens[i]!;
    if (token.type === 'inline') text += inlineText(token.children ?? []);
    else if (i > index) part = token.content;
    const [inside = '', ...rest] = part.split(/<\/h1\s*>/i);
    if (inside !== '') text += htmlText(inside);
    if (rest.length > 0) return { text: oneLine(text), end: i };
  }
  return { text: '', end: tokens.length };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
