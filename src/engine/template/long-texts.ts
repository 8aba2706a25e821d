import { EndlessTemplate, LONGEST_TEXT } from './limits.ts';
import type { Work } from './work.ts';

/**
 * Replaces every `from` in a text.
 *
 * @throws EndlessTemplate when the result would be too long to be meant, or take too long
 */
export function replaceAll(text: string, from: string, to: string, work: Work): string {
  work.search(text, from);
  const count = occurrences(text, from);
  refuseLongerThan(LONGEST_TEXT, text.length + count * (to.length - from.length));
  work.steps(count);
  // "$&" in a text is no pattern to a writer; a function in its place would take ten times as long.
  return text.replaceAll(from, to.replaceAll('$', '$$$$'));
}

function occurrences(text: string, part: string): number {
  if (part === '') return text.length + 1;
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** @throws EndlessTemplate when a text would have more than `most` characters */
export function refuseLongerThan(most: number, length: number): void {
  if (length > most) throw new EndlessTemplate(`it makes more than ${most.toLocaleString('en')} characters`);
}
