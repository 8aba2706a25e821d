import { Stretch, stretchesOf } from './dictionary.ts';
import type { PageText, Summary } from './format.ts';
import type { Postings } from './postings.ts';
import { readTable, type TablePage, type TableSection } from './table.ts';

/** Reads a file of the folder of an index, decompressed. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** A section with its page, as the table has them. */
export interface IndexedSection extends TableSection {
  page: number;
  /** which of the sections of its page */
  place: number;
}

/** More stretches begin with as few letters as nobody looks for. */
const MOST_STRETCHES = 6;

/** An index whose parts are read when they are asked for, each once. */
export class IndexReader {
  readonly summary: Summary;
  readonly pages: readonly TablePage[];
  readonly sections: readonly IndexedSection[];
  /** words that a section has on an average */
  readonly averageWords: number;
  /** for each set of variants a number with the bits of its members */
  readonly masks: readonly bigint[];
  readonly #read: ReadFile;
  readonly #stretches = new Map<number, Promise<Stretch>>();
  readonly #texts = new Map<number, Promise<PageText>>();
  #spelling: Promise<string> | undefined;

  /** @param table the file of that name, decompressed */
  constructor(summary: Summary, table: Uint8Array, read: ReadFile) {
    this.summary = summary;
    this.pages = readTable(table);
    this.sections = this.pages.flatMap(({ sections }, page) =>
      sections.map((section, place) => ({ ...section, page, place })),
    );
    const words = this.sections.reduce((sum, section) => sum + section.words, 0);
    this.averageWords = Math.max(1, words / Math.max(1, this.sections.length));
    this.masks = summary.sets.map(maskOf);
    this.#read = read;
  }

  static async open(read: ReadFile): Promise<IndexReader> {
    const [summary, table] = await Promise.all([read('summary'), read('table')]);
    return new IndexReader(parse<Summary>(summary), table, read);
  }

  /** The words that begin with a text, and where each stands. */
  async wordsFrom(beginning: string): Promise<[word: string, postings: () => Postings][]> {
    const indexes = stretchesOf(this.summary.words, beginning).slice(0, MOST_STRETCHES);
    const stretches = await Promise.all(indexes.map((index) => this.#stretch(index)));
    return stretches.flatMap((stretch) =>
      [...stretch.words]
        .filter((word) => word.startsWith(beginning))
        .map((word): [string, () => Postings] => [word, () => stretch.postings(word)]),
    );
  }

  /** What a page says. */
  async text(page: number): Promise<PageText> {
    const text = this.#texts.get(page) ?? this.#read(`page-${page}`).then(parse<PageText>);
    this.#texts.set(page, text);
    return text;
  }

  /** The words that readers may have meant, the most frequent first. */
  spelling(): Promise<string> {
    this.#spelling ??= this.#read('spelling').then(decode);
    return this.#spelling;
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
