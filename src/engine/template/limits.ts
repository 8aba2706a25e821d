/** Rounds of all loops and calls of all macros in one rendering. No page needs as many; an endless one soon does. */
export const MOST_ROUNDS = 100_000;
/** Characters that one rendering prints and joins. Ten times the largest page that anybody should write. */
export const LONGEST_TEXT = 50_000_000;
/** Items that `range` makes, and the largest number that a filter takes for a width or a count. */
export const LARGEST_COUNT = 10_000;

/** Thrown inside a template that would not end, or not in time; rendering stops with this message. */
export class EndlessTemplate extends Error {
  /** offset in the expanded text of what repeats; undefined where only the caller knows it */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.offset = offset;
  }
}

/** Thrown when a function or a filter is given something that it cannot work on; the caller adds the place. */
export class MisuseError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Replaces every `from` in a text, unless the result would be too long to be meant. */
export function replaceAll(text: string, from: string, to: string): string {
  const parts = text.split(from).length - 1;
  refuseLongerThan(LONGEST_TEXT, text.length + parts * (to.length - from.length));
  // A function, since "$&" in a text is no pattern to a writer.
  return text.replaceAll(from, () => to);
}

/** @throws EndlessTemplate when a text would have more than `most` characters */
export function refuseLongerThan(most: number, length: number): void {
  if (length > most) throw new EndlessTemplate(`it makes more than ${most.toLocaleString('en')} characters`);
}
