import { ExpectedError } from './expected-error.ts';

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
