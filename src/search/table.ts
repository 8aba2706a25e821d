import { ByteReader, ByteWriter } from './bytes.ts';

/** What every search needs to know of a page. */
export interface TablePage {
  /** index of the part of the site that it is in; 0 for none */
  area: number;
  /** whether one looks something up there, or goes on to another page, rather than being led */
  isReference: boolean;
  /** the first of the pages that are one under several names, as in other versions; itself, for nearly all */
  family: number;
  sections: TableSection[];
}

/** What every search needs to know of a section. */
export interface TableSection {
  /** index of the set of variants that have it */
  set: number;
  /** words of its heading; the first section has the title of the page */
  headingWords: number;
  /** words of its text */
  words: number;
}

/** The pages of an index and their sections as bytes. */
export function writeTable(pages: readonly TablePage[]): Uint8Array {
  const writer = new ByteWriter();
  for (const [page, { area, isReference, family, sections }] of pages.entries()) {
    writer.number(area * 2 + Number(isReference));
    writer.number(page - family);
    writer.number(sections.length);
    for (const { set, headingWords, words } of sections) {
      writer.number(set);
      writer.number(headingWords);
      writer.number(words);
    }
  }
  return writer.written();
}

export function readTable(bytes: Uint8Array): TablePage[] {
  const reader = new ByteReader(bytes);
  const pages: TablePage[] = [];
  while (!reader.isAtEnd) {
    const kind = reader.number();
    const family = pages.length - reader.number();
    const sections: TableSection[] = [];
    for (let left = reader.number(); left > 0; left--)
      sections.push({ set: reader.number(), headingWords: reader.number(), words: reader.number() });
    pages.push({ area: kind >>> 1, isReference: kind % 2 === 1, family, sections });
  }
  return pages;
}
