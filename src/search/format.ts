/**
 * The files of the index of a site. Each product has an index of its own, in a folder that is named after what its files say, so that
 * what changes in one leaves those of others as they are; all but the entry are compressed (gzip):
 *
 * - `index.json`: the {@link Entry}, which is read first
 * - `summary`: the {@link Summary}
 * - `table`: of each page and its sections, what every search needs (`table.ts`)
 * - `words-N`: a stretch of the alphabet: words, and where they stand (`postings.ts`); of frequent ones, how often (`brief-postings.ts`)
 * - `places-N`: where a frequent word stands, for who looks for a phrase
 * - `page-N`: the {@link PageText} of a page, to show what was found there
 * - `names`: what pages are called ({@link Names}), by which those of several products are known to be the same
 * - `spelling`: the words that readers may have meant, the most frequent first
 */
export const ENTRY = 'index.json';

/** What a block of a text begins with that stands for a picture: Unicode's place of an object. */
export const PICTURE = '\ufffc';

/** A product at a version as readers of the index know it. */
export interface IndexVariant extends EntryVariant {
  /** the name of its product */
  product: string;
}

/** A variant as the entry has it, below its product. */
export interface EntryVariant {
  id: string;
  /** the address below which its pages are, without the deployment's base */
  path: string;
  version?: string;
  /** whether it is the latest of its product */
  isLatest?: true;
}

/** What is read first: the products of the site, in its order. */
export type Entry = EntryProduct[];

/** A product as the entry has it. */
export interface EntryProduct {
  name: string;
  /** where the files of its index lie */
  folder: string;
  /** in its order */
  variants: EntryVariant[];
}

/** What is read of the index of a product before anything is searched there. */
export interface Summary {
  /** names of the parts of the site that pages are in, as its navigation has them */
  areas: string[];
  /** sets of variants that sections are in: indexes within the product of the first and the last of each run */
  sets: number[][];
  /** the first word of each stretch of the alphabet */
  words: string[];
  /** bytes of each stretch, before it is compressed */
  sizes: number[];
}

/** Of each page of a product its slug, and those that it had before or has in other variants. */
export type Names = string[][];

/** A section of a page with its text; `above` is the heading above a tab. */
export type SectionText = [anchor: string, heading: string, above: string, text: string];

/** What a page says in a product. Its sections stand in the order of the table, those of all its variants. */
export interface PageText {
  slug: string;
  sections: SectionText[];
}
