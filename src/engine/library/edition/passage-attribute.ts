/**
 * The attribute of an element that holds a passage which not all variants of the page read alike: a number, the same for the
 * passage in the HTML of each edition.
 */
export const PASSAGE_ATTRIBUTE = 'data-passage';

/**
 * Stand in the HTML around what a component prints, with the number of the passage: nobody knows its elements before it is shown. Then the
 * number goes into one of them.
 */
export function printedPassage(number: number): { before: string; behind: string } {
  return { before: `<!--passage:${number}-->`, behind: `<!--/passage:${number}-->` };
}
