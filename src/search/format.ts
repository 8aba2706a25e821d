/**
 * The files of an index. All but the entry lie in a folder that is named after what they say, and are compressed (gzip):
 *
 * - `index.json`: the {@link Entry}, which is read first
 * - `summary`: the {@link Summary}
 * - `table`: of each page and its sections, what every search needs (`table.ts`)
 * - `words-N`: a stretch of the alphabet: words, and where they stand (`postings.ts`)
 * - `page-N`: the {@link PageText} of a page, to show what was found there
 * - `spelling`: the words that readers may have meant, the most frequent first
 */
export const ENTRY = 'index.json';

/** What a block of a text begins with that stands for a picture: Unicode's place of an object. */
export const PICTURE = '\ufffc';

/** A product at a version as readers of the index know it. */
export interface IndexVariant {
  id: string;
  /** the address below which its pages are, without the deployment's base */
  path: string;
  /** the name of its product */
  product: string;
  version?: string;
  /** whether it is the latest of its product */
  isLatest?: true;
}

/** What is read first. */
export interface Entry {
  /** the folder of all other files */
  folder: string;
}

/** What is read before anything is searched. */
export interface Summary {
  variants: IndexVariant[];
  /** names of the parts of the site that pages are in, as its navigation has them */
  areas: string[];
  /** sets of variants that sections are in: indexes of the first and the last of each run */
  sets: number[][];
  /** the first word of each stretch of the alphabet */
  words: string[];
}

/** A section of a page with its text; `above` is the heading above a tab. */
export type SectionText = [anchor: string, heading: string, above: string, text: string];

/** What a page says. Its sections stand in the order of the table, those of all its variants. */
export interface PageText {
  slug: string;
  sections: SectionText[];
}
