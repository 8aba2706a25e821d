import type { StateCore, Token } from 'markdown-it';

/** Leaves out paragraphs in which nothing is left to see (a comment only). */
export function hideEmptyParagraphs(state: StateCore): void {
  const { tokens } = state;
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (tokens[i]!.type !== 'paragraph_open' || tokens[i]!.hidden) continue;
    const inline = tokens[i + 1]!;
    if (inline.children?.some(isVisible)) continue;
    inline.children = [];
    tokens[i]!.hidden = true;
    tokens[i + 2]!.hidden = true;
  }
}

function isVisible(token: Token): boolean {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return false;
  return token.type === 'text' || token.type === 'html_inline' ? token.content.trim() !== '' : true;
}
