import { ExpectedError } from './expected-error.ts';
import type { Work } from './work.ts';

/** Rounds of all loops and calls of all macros in one rendering. No page needs as many; an endless one soon does. */
export const MOST_ROUNDS = 100_000;
/**
 * Steps of one rendering: items of lists that are made or walked, and what loops and macros run again. A second on a
 * small machine, and a hundred times what the largest table of a page needs.
 */
export const MOST_STEPS = 2_000_000;
/** Characters that one rendering prints and joins. Ten times the largest page that anybody should write. */
export const LONGEST_TEXT = 50_000_000;
/** Items that `range` makes, and the largest number that a filter takes for a width or a count. */
export const LARGEST_COUNT = 10_000;

/** Levels of lists and maps in each other, of a value that is read as a whole. */
export const DEEPEST_VALUE = 100;

/** The part of these limits that a page may use in further variants once it did not end in one. */
export const SHARE_AFTER_ENDLESS = 0.1;

/** Thrown inside a template that would not end, or not in time; rendering stops with this message. */
export class EndlessTemplate extends ExpectedError {
  /** offset in the expanded text of what repeats; undefined where only the caller knows it */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}

/** Thrown when a function, a filter or a tag is given what it cannot work on; the caller adds the place. */
export class MisuseError extends ExpectedError {
  readonly hint: string | undefined;
  readonly rule: string;

  constructor(message: string, hint?: string, rule = 'misused-filter') {
    super(message);
    this.hint = hint;
    this.rule = rule;
  }
}

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
