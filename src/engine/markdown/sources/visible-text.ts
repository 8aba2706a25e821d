import type { Token } from 'markdown-it';

/**
 * What a token of an inline text shows of itself, to the letter: breaks are spaces, tags and what is in them nothing. Nobody wrote the
 * number of a figure.
 */
export function visibleText({ type, content, children }: Token): string {
  if (type === 'softbreak' || type === 'hardbreak') return ' ';
  if (type === 'image') return children?.map(visibleText).join('') ?? '';
  return type === 'html_inline' || type === 'caption_number' ? '' : content;
}
