import { escapeHtml } from './html.ts';

/** A compound that a hyphen holds together. Longer ones may break, as they would leave holes in a line. */
const COMPOUND = /(?<![\p{L}-])\p{L}{1,12}(?:-\p{L}{1,12}){1,2}(?![\p{L}-])/gu;

/**
 * The HTML of a title, in which compounds (`one-time`) and the product's name stay in one line as long as a line can hold
 * them. Balanced lines would break there first.
 */
export function wholeWords(html: string, name: string): string {
  const escaped = escapeHtml(name);
  const keep = (word: string): string => `<span class="whole">${word}</span>`;
  return html.replace(/(<[^>]*>?)|([^<]+)/g, (_, tag: string | undefined, text: string) => {
    if (tag !== undefined) return tag;
    const parts = name.includes(' ') ? text.split(escaped) : [text];
    return parts.map((part) => part.replace(COMPOUND, keep)).join(keep(escaped));
  });
}
