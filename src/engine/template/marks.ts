/**
 * Compiled templates write these noncharacters into their output, so that every stretch of it can be led back to its
 * source; {@link ./stretches.ts} takes them out again. Like BASE_PATH they may not occur in a writer's text.
 */
export const SITE_START = '\uFDD1';
/** Ends the index of a site, which begins after {@link SITE_START}. */
export const SITE_ID_END = '\uFDD2';
/** Ends what a `{{ … }}` printed; a stretch of text goes on to the next mark. */
export const PRINT_END = '\uFDD3';

/**
 * Between the index of a loop's site and {@link SITE_ID_END}: a round begins, whose index follows (from 0), or the loop is over where none
 * does.
 */
export const ROUND = '.';

/** Matches any mark; the groups are the index of the site that starts there, and that of the round of a loop. */
export const MARKS = /\uFDD1(\d+)(\.\d*)?\uFDD2|\uFDD3/g;

/** The text of a captured value as the writer sees it. */
export function withoutMarks(text: string): string {
  return text.includes(SITE_START) ? text.replace(MARKS, '') : text;
}

const LEADING_MARKS = /^(?:\uFDD1\d+(?:\.\d*)?\uFDD2|\uFDD3)*/;

/** How many characters of marks a text begins with. */
export function leadingMarks(text: string): number {
  return LEADING_MARKS.exec(text)![0].length;
}

/** Says whether the writer would see nothing of a text; a long one need not be read to its end for that. */
export function isBlank(text: string): boolean {
  return leadingMarks(text) === text.length;
}

/** A text without what a template put together of the characters of marks: they are ours, and mark nothing there. */
export function withoutHalfMarks(text: string): string {
  return /[\uFDD1\uFDD2]/.test(text) ? text.replace(/[\uFDD1\uFDD2]/g, '') : text;
}
