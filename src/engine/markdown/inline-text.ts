import type { Token } from 'markdown-it';

const WITHOUT_TEXT = new Set(['html_inline', 'attributes', 'mdx', 'footnote_number']);

/** The plain text of inline tokens: code and alternative texts included, tags left out. */
export function inlineText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' ';
    else if (token.type === 'image') text += inlineText(token.children ?? []);
    else if (!WITHOUT_TEXT.has(token.type)) text += token.content;
  }
  return text.trim();
}
