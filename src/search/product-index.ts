import { ByteReader } from './bytes.ts';
import { type Reach, Stretch, stretchesOf } from './dictionary.ts';
import type { IndexVariant, Names, PageText, Summary } from './format.ts';
import {
  averageOf,
  type IndexedPage,
  type IndexedSection,
  type IndexedWord,
  type IndexReader,
} from './index-reader.ts';
import { type Postings, readPostings } from './postings.ts';
import { readTable } from './table.ts';

/** Reads a file of an index, decompressed. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** The variants of a product among those of the site. */
export interface VariantRange {
  first: number;
  count: number;
}

/** The index of a product, whose files are read when they are asked for, each once. */
export class ProductIndex implements IndexReader {
  readonly variants: readonly IndexVariant[];
  readonly areas: readonly string[];
  readonly pages: readonly IndexedPage[];
  readonly sections: readonly IndexedSection[];
  readonly averageWords: number;
  readonly #own: VariantRange;
  readonly #summary: Summary;
  readonly #read: ReadFile;
  readonly #stretches = new Map<number, Promise<Stretch>>();
  readonly #texts = new Map<number, Promise<PageText>>();
  #names: Promise<Names> | undefined;
  #spelling: Promise<string> | undefined;

  private constructor(
    variants: readonly IndexVariant[],
    own: VariantRange,
    { summary, table }: { summary: Summary; table: Uint8Array },
    read: ReadFile,
  ) {
    this.variants = variants;
    this.#own = own;
    this.areas = summary.areas;
    const masks = summary.sets.map((runs) => maskOf(runs) << BigInt(own.first));
    this.pages = readTable(table).map(({ sections, ...own }, page) => ({
      ...own,
      sections: sections.map(({ set, headingWords, words }, place) => ({
        page,
        place,
        mask: masks[set]!,
        headingWords,
        words,
      })),
    }));
    this.sections = this.pages.flatMap(({ sections }) => sections);
    this.averageWords = averageOf(this.sections);
    this.#summary = summary;
    this.#read = read;
  }

  /**
   * @param variants all of the site
   * @param own which of them are those of the product
   * @param read reads a file of its folder
   */
  static async open(
    variants: readonly IndexVariant[],
    own: VariantRange,
    read: ReadFile,
  ): Promise<ProductIndex> {
    const [summary, table] = await Promise.all([read('summary'), read('table')]);
    return new ProductIndex(variants, own, { summary: parse<Summary>(summary), table }, read);
  }

  async wordsFrom(beginning: string, reach: Reach): Promise<[word: string, IndexedWord][]> {
    const { words, sizes } = this.#summary;
    const indexes = stretchesOf(words, sizes, beginning, reach);
    const stretches = await Promise.all(indexes.map((index) => this.#stretch(index)));
    return stretches.flatMap((stretch) =>
      [...stretch.words]
        .filter(([word]) => word.startsWith(beginning))
        .map(([word, { postings, places }]): [string, IndexedWord] => [
          word,
          { postings, places: places === undefined ? undefined : () => this.#places(places) },
        ]),
    );
  }

  text(page: number): Promise<PageText> {
    const text = this.#texts.get(page) ?? this.#read(`page-${page}`).then(parse<PageText>);
    this.#texts.set(page, text);
    return text;
  }

  spelling(): Promise<string> {
    this.#spelling ??= this.#read('spelling').then(decode);
    return this.#spelling;
  }

  /** Whether a variant is one of the product. */
  has(variant: number): boolean {
    const { first, count } = this.#own;
    return variant >= first && variant < first + count;
  }

  /** What its pages are called. */
  names(): Promise<Names> {
    this.#names ??= this.#read('names').then(parse<Names>);
    return this.#names;
  }

  async #places(index: number): Promise<Postings> {
    return readPostings(new ByteReader(await this.#read(`places-${index}`)));
  }

  #stretch(index: number): Promise<Stretch> {
    const stretch =
      this.#stretches.get(index) ?? this.#read(`words-${index}`).then((bytes) => new Stretch(bytes));
    this.#stretches.set(index, stretch);
    return stretch;
  }
}

function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(decode(bytes)) as T;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function maskOf(runs: readonly number[]): bigint {
  let mask = 0n;
  for (let at = 0; at < runs.length; at += 2)
    for (let member = runs[at]!; member <= runs[at + 1]!; member++) mask |= 1n << BigInt(member);
  return mask;
}
