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

/** Bits that are kept of the number of words of a section, from the first on: their length matters roughly, and so it needs half of the bytes. */
const KEPT_BITS = 5;

/** About so many words. */
function roughly(words: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, words))) + 1 - KEPT_BITS);
  return Math.round(words / step) * step;
}

/** The columns of the table: what is alike stands together, which compresses to half of what rows do. */
const OF_PAGES: readonly ((page: TablePage, index: number) => number)[] = [
  ({ area, isReference }) => area * 2 + Number(isReference),
  ({ family }, index) => index - family,
  ({ sections }) => sections.length,
];
const OF_SECTIONS: readonly (keyof TableSection)[] = ['set', 'headingWords', 'words'];

/** The pages of an index and their sections as bytes: how many pages there are, then a column after another. */
export function writeTable(pages: readonly TablePage[]): Uint8Array {
  const writer = new ByteWriter();
  writer.number(pages.length);
  for (const column of OF_PAGES)
    for (const [index, page] of pages.entries()) writer.number(column(page, index));
  for (const column of OF_SECTIONS)
    for (const { sections } of pages)
      for (const section of sections)
        writer.number(column === 'words' ? roughly(section.words) : section[column]);
  return writer.written();
}

export function readTable(bytes: Uint8Array): TablePage[] {
  const reader = new ByteReader(bytes);
  const count = reader.number();
  const column = (): number[] => Array.from({ length: count }, () => reader.number());
  const [kinds, families, lengths] = [column(), column(), column()];
  const pages = kinds.map(
    (kind, page): TablePage => ({
      area: kind >>> 1,
      isReference: kind % 2 === 1,
      family: page - families[page]!,
      sections: Array.from({ length: lengths[page]! }, () => ({ set: 0, headingWords: 0, words: 0 })),
    }),
  );
  for (const name of OF_SECTIONS)
    for (const { sections } of pages) for (const section of sections) section[name] = reader.number();
  return pages;
}
