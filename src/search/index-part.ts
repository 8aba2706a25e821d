import { addAll } from '../engine/add-all.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { FIELD } from './field.ts';
import type { PageText } from './format.ts';
import type { IndexedEdition } from './indexed-edition.ts';
import { writePostings } from './postings.ts';
import { type SectionWords, sectionWords } from './section-words.ts';
import { type Section, SectionCutter } from './sections.ts';
import type { TableSection } from './table.ts';
import { countWords } from './words.ts';

/** What the index of a product needs of a page: made once, kept as long as the page reads the same, and merged with what others need. */
export interface IndexPart {
  /** id of the product */
  product: string;
  /** its words and what they are, as {@link readPart} has them */
  bytes: Uint8Array;
  /** what is shown of it: a {@link PageText}, as JSON */
  text: string;
}

/** A page as a part has it. */
export interface PartPage {
  slug: string;
  formerly: readonly string[];
  area: string;
  isReference: boolean;
  /** ids of the variants that sections are in */
  sets: string[][];
  /** its sections; `set` is one of `sets` */
  sections: TableSection[];
}

/** A word of a page. */
export interface PartWord {
  word: string;
  /** how it is written, for those that readers may have meant */
  written: string;
  /** in how many sections it is such a word */
  spelt: number;
  /** the last section of the page that it stands in */
  last: number;
  /** where it stands; sections are those of the page */
  postings: Uint8Array;
}

/**
 * Cuts a page into sections and these into words, for each product that has it. Sections that read the same in several editions are
 * one, which knows all its variants, and whose words are looked at once for all products.
 *
 * @param editions all of the page
 * @param productOf the id of the product of a variant
 */
export function indexParts(
  editions: readonly IndexedEdition[],
  productOf: (variant: string) => string,
): IndexPart[] {
  const cutter = new SectionCutter();
  const distinct = new Map<string, DistinctSection>();
  for (const edition of editions) {
    for (const [index, section] of cutter.sectionsOf(edition).entries()) {
      const { anchor, heading, names, text, fields } = section;
      if (heading === '' && text.trim() === '') continue;
      const key = `${anchor}\n${heading}\n${names}\n${JSON.stringify(fields)}${text}`;
      const known = distinct.get(key);
      if (known) addAll(known.variants, edition.variants);
      else distinct.set(key, new DistinctSection(section, edition.variants, index === 0));
    }
  }
  const products = new Set(editions.flatMap(({ variants }) => variants.map(productOf)));
  return Array.from(products, (product) => {
    const isOwn = (variant: string): boolean => productOf(variant) === product;
    const first = editions.find(({ variants }) => variants.some(isOwn))!;
    const sections = [...distinct.values()]
      .map((section) => ({ section, variants: section.variants.filter(isOwn) }))
      .filter(({ variants }) => variants.length > 0);
    return partOf(product, first, sections);
  });
}

/** A section of a page with all variants that have it. */
class DistinctSection {
  readonly section: Section;
  readonly variants: string[];
  readonly headingWords: number;
  readonly words: SectionWords;

  constructor(section: Section, variants: readonly string[], isFirst: boolean) {
    this.section = section;
    this.variants = [...variants];
    this.headingWords = countWords(section.heading);
    this.words = sectionWords(section, isFirst ? FIELD.title : FIELD.heading);
  }
}

function partOf(
  product: string,
  { slug, formerly, area, isReference }: IndexedEdition,
  sections: readonly { section: DistinctSection; variants: string[] }[],
): IndexPart {
  const sets = new Map<string, { set: number; variants: string[] }>();
  const rows = sections.map(({ section: { headingWords, words }, variants }): TableSection => {
    const key = variants.join('\n');
    const known = sets.get(key) ?? { set: sets.size, variants };
    sets.set(key, known);
    return { set: known.set, headingWords, words: words.count };
  });
  const texts = sections.map(({ section }) => section.section);
  const page: PartPage = {
    slug,
    formerly,
    area,
    isReference: isReference || isList(texts),
    sets: [...sets.values()].map(({ variants }) => variants),
    sections: rows,
  };
  const shown: PageText = {
    slug,
    sections: texts.map(({ anchor, heading, above, text }) => [anchor, heading, above, text.trim()]),
  };
  const bytes = writePart(
    page,
    sections.map(({ section: { words } }) => words),
  );
  return { product, bytes, text: JSON.stringify(shown) };
}

/** Whether most of a text stands in tables: one looks something up there, as in a reference, and its many short texts fit much. */
function isList(sections: readonly Section[]): boolean {
  const all = sections.reduce((sum, { text }) => sum + text.length, 0);
  const inTables = sections.reduce((sum, section) => sum + section.inTables, 0);
  return inTables > all / 2;
}

interface CollectedWord {
  written: string;
  spelt: number;
  sections: number[];
  places: number[];
}

function writePart(page: PartPage, sections: readonly SectionWords[]): Uint8Array {
  const words = new Map<string, CollectedWord>();
  for (const [section, { places, written }] of sections.entries()) {
    for (const [word, own] of places) {
      const collected = words.get(word) ?? { written: word, spelt: 0, sections: [], places: [] };
      words.set(word, collected);
      for (const place of own) {
        collected.sections.push(section);
        collected.places.push(place);
      }
      const asWritten = written.get(word);
      if (asWritten === undefined) continue;
      if (collected.spelt++ === 0) collected.written = asWritten;
    }
  }
  const writer = new ByteWriter();
  const write = (text: string): void => {
    const bytes = encoder.encode(text);
    writer.number(bytes.length);
    writer.bytes(bytes);
  };
  write(JSON.stringify(page));
  write([...words].map(([word, { written }]) => (written === word ? word : `${word}=${written}`)).join('\n'));
  const postings = new ByteWriter();
  for (const { spelt, sections: own, places } of words.values()) {
    postings.clear();
    writePostings(postings, own, places);
    writer.number(spelt);
    writer.number(own.at(-1)!);
    writer.number(postings.length);
    writer.bytes(postings.written());
  }
  return writer.written().slice();
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads what is merged of a part: the page first, then its words, which are read while they are walked. */
export function readPart(bytes: Uint8Array): { page: PartPage; words: Iterable<PartWord> } {
  const reader = new ByteReader(bytes);
  const read = (): string => decoder.decode(reader.bytes(reader.number()));
  const page = JSON.parse(read()) as PartPage;
  return { page, words: wordsIn(read(), reader) };
}

function* wordsIn(names: string, reader: ByteReader): Generator<PartWord> {
  if (names === '') return;
  for (const name of names.split('\n')) {
    const equals = name.indexOf('=');
    yield {
      word: equals < 0 ? name : name.slice(0, equals),
      written: equals < 0 ? name : name.slice(equals + 1),
      spelt: reader.number(),
      last: reader.number(),
      postings: reader.bytes(reader.number()),
    };
  }
}
