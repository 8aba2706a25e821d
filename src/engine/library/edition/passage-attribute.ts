/**
 * The attribute of an element that holds a passage which not all variants of the page read alike: a number, the same for the
 * passage in the HTML of each edition.
 */
export const PASSAGE_ATTRIBUTE = 'data-passage';
