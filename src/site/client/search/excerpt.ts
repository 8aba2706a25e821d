import { withoutBoundaries } from '../../model/word-boundaries.ts';

/**
 * An excerpt as something to read. The index cuts it out by a count of words: it is made to begin with a sentence where
 * one begins early enough, and dots show where words are left out.
 *
 * @param html words, some of them in `<mark>`
 * @param title of the page or section, which the excerpt need not say again
 */
export function readable(html: string, title: string): string {
  const words = html.split(/\s+/).filter(Boolean);
  const start = words.findIndex((_, index) => index > 0 && beginsWell(words, index, title));
  const rest = start > 0 ? words.slice(start) : words;
  if (rest[0] === undefined) return '';
  const before = start > 0 || !/^[\p{Ll}\p{N},;)]/u.test(plain(rest[0])) ? '' : '… ';
  const after = endsSentence(rest.at(-1)!) ? '' : ' …';
  return before + withoutBoundaries(rest.join(' ')) + after;
}

/** Whether the excerpt may begin here: with a sentence, and without losing what was found, except in the title. */
function beginsWell(words: string[], index: number, title: string): boolean {
  if (!endsSentence(words[index - 1]!)) return false;
  const left = plain(words.slice(0, index).join(' ')).replace(/[.。]$/, '');
  if (title.endsWith(left)) return true;
  return index <= words.length / 2 && words.slice(index).some((word) => word.includes('<mark>'));
}

function endsSentence(word: string): boolean {
  return /[.!?。！？؟]["'”’)」』]*$/.test(plain(word));
}

function plain(html: string): string {
  return withoutBoundaries(html).replace(/<\/?mark>/g, '');
}
