/**
 * What a word is to its section, from what names it to what only stands there; a number of the index.
 *
 * - `title` of the page, `heading` of the section or label of the tab
 * - `strong`: names of buttons and terms, which writers set in bold type, and titles of what folds
 * - `lead`: what the page says it is about
 * - `text`, and `code` in blocks
 * - `part` of a longer name in either
 * - `aside`: what stands for another page or for a picture: links and alternative texts
 */
export const FIELD = {
  title: 0,
  heading: 1,
  strong: 2,
  text: 3,
  code: 4,
  part: 5,
  aside: 6,
  lead: 7,
} as const;

/** A number of {@link FIELD}. */
export type Field = (typeof FIELD)[keyof typeof FIELD];
