import type { Reach } from './dictionary.ts';
import type { IndexVariant, PageText } from './format.ts';
import type { Postings } from './postings.ts';

/** A page of an index. */
export interface IndexedPage {
  /** index of the part of the site that it is in; 0 for none */
  area: number;
  /** whether one looks something up there, or goes on to another page, rather than being led */
  isReference: boolean;
  /** the first of the pages that are one under several names, as in other versions; itself, for nearly all */
  family: number;
  sections: readonly IndexedSection[];
}

/** A section of a page. */
export interface IndexedSection {
  /** the page that it is on */
  page: number;
  /** which of the sections it is that the text of its page has in the variants of `mask` */
  place: number;
  /** the variants that have it: a number with their bits */
  mask: bigint;
  /** words of its heading; the first section has the title of the page */
  headingWords: number;
  /** words of its text */
  words: number;
}

/** A word of an index. */
export interface IndexedWord {
  /** where it stands, by section; of a frequent word, in texts only how often */
  postings: () => Postings;
  /** reads all places of a frequent word; undefined for others */
  places: (() => Promise<Postings>) | undefined;
}

/** An index as a search reads it: that of a product, or of several together. What it has is read when it is asked for, each once. */
export interface IndexReader {
  /** all of the site, in its order: those of other products have nothing here */
  readonly variants: readonly IndexVariant[];
  /** names of the parts of the site that pages are in */
  readonly areas: readonly string[];
  readonly pages: readonly IndexedPage[];
  readonly sections: readonly IndexedSection[];
  /** words that a section has on an average */
  readonly averageWords: number;
  /** The words that begin with a text, as far as they are within reach. */
  wordsFrom(beginning: string, reach: Reach): Promise<[word: string, IndexedWord][]>;
  /** What a page says in a variant, and in the others of its product. */
  text(page: number, variant: number): Promise<PageText>;
  /** The words that readers may have meant, the most frequent first. */
  spelling(): Promise<string>;
}

/** Words that sections have on an average; 1 where there are none. */
export function averageOf(sections: readonly IndexedSection[]): number {
  const words = sections.reduce((sum, section) => sum + section.words, 0);
  return Math.max(1, words / Math.max(1, sections.length));
}
