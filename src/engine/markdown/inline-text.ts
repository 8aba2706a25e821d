import type { Token } from 'markdown-it';
import { tagAttributes, unescapeHtml } from './html/html-tags.ts';
import { literalCode } from './literal-code.ts';
import { literalText } from './mdx/mdx-syntax.ts';

const WITHOUT_TEXT = new Set(['attributes', 'caption_number', 'footnote_number']);

/** The plain text of inline tokens: code and alternative texts included, tags and footnotes' numbers left out. */
export function inlineText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += inlineText(token.children ?? []);
    else if (token.type === 'html_inline') text += tagText(token.content);
    else if (token.type === 'code_inline') text += literalCode(token);
    else if (token.type === 'mdx') text += literalText(token.content) ?? '';
    else if (!WITHOUT_TEXT.has(token.type)) text += token.content;
  }
  return text.trim();
}

/** What a tag itself brings into a text: a picture what it shows, a line break a space, and what is none its letters. */
function tagText(html: string): string {
  if (html.startsWith('&lt;')) return unescapeHtml(html);
  if (/^<br\b/i.test(html)) return ' ';
  const [, attributes] = /^<img\b([^>]*)>/i.exec(html) ?? [];
  return attributes === undefined ? '' : unescapeHtml(tagAttributes(attributes).get('alt') ?? '');
}
