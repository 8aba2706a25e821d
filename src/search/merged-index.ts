import type { Reach } from './dictionary.ts';
import { familiesOf } from './families.ts';
import type { IndexVariant, Names, PageText } from './format.ts';
import {
  averageOf,
  type IndexedPage,
  type IndexedSection,
  type IndexedWord,
  type IndexReader,
} from './index-reader.ts';
import type { Postings } from './postings.ts';
import type { ProductIndex } from './product-index.ts';

/** A page of several products: what it is in the index of each that has it. */
interface SharedPage {
  slug: string;
  formerly: Set<string>;
  own: { index: number; page: number }[];
}

/**
 * The indexes of several products as one: a page that several have is one page, with the sections of all. So it is ranked as if it had
 * been written as one; only a section that products share counts twice in the average length of sections.
 */
export class MergedIndex implements IndexReader {
  readonly variants: readonly IndexVariant[];
  readonly areas: readonly string[];
  readonly pages: readonly IndexedPage[];
  readonly sections: readonly IndexedSection[];
  readonly averageWords: number;
  readonly #indexes: readonly ProductIndex[];
  readonly #pages: readonly SharedPage[];
  /** which section is the first of each index */
  readonly #bases: readonly number[];

  private constructor(indexes: readonly ProductIndex[], names: readonly Names[]) {
    this.variants = indexes[0]!.variants;
    this.areas = [...new Set(indexes.flatMap(({ areas }) => areas))];
    this.#indexes = indexes;
    this.#pages = sharedPages(names);
    const pageOf = indexes.map(() => new Map<number, number>());
    for (const [page, { own }] of this.#pages.entries())
      for (const each of own) pageOf[each.index]!.set(each.page, page);
    const sections = indexes.map((index, at) =>
      index.sections.map((section) => ({ ...section, page: pageOf[at]!.get(section.page)! })),
    );
    this.#bases = sections.map((_, at) => sections.slice(0, at).reduce((sum, { length }) => sum + length, 0));
    this.sections = sections.flat();
    const ofPage = Map.groupBy(this.sections, ({ page }) => page);
    const families = familiesOf(this.#pages.map(({ slug, formerly }) => ({ slug, formerly: [...formerly] })));
    this.pages = this.#pages.map(({ own }, page) => {
      const each = own.map(({ index, page: place }) => indexes[index]!.pages[place]!);
      const area = indexes[own[0]!.index]!.areas[each[0]!.area]!;
      return {
        area: this.areas.indexOf(area),
        isReference: each.some(({ isReference }) => isReference),
        family: families[page]!,
        sections: ofPage.get(page) ?? [],
      };
    });
    this.averageWords = averageOf(this.sections);
  }

  static async of(indexes: readonly ProductIndex[]): Promise<MergedIndex> {
    return new MergedIndex(indexes, await Promise.all(indexes.map((index) => index.names())));
  }

  async wordsFrom(beginning: string, reach: Reach): Promise<[word: string, IndexedWord][]> {
    const found = await Promise.all(this.#indexes.map((index) => index.wordsFrom(beginning, reach)));
    const words = new Map<string, PartOfWord[]>();
    for (const [at, own] of found.entries())
      for (const [word, part] of own)
        words.set(word, [...(words.get(word) ?? []), { ...part, base: this.#bases[at]! }]);
    return [...words].map(([word, parts]) => [word, mergedWord(parts)]);
  }

  text(page: number, variant: number): Promise<PageText> {
    const own = this.#pages[page]!.own.find(({ index }) => this.#indexes[index]!.has(variant))!;
    return this.#indexes[own.index]!.text(own.page);
  }

  /** Words of each product in turn, the most frequent of each first. */
  async spelling(): Promise<string> {
    const texts = await Promise.all(this.#indexes.map((index) => index.spelling()));
    const lists = texts.map((text) => text.split(' '));
    const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
    const words = new Set<string>();
    for (let at = 0; at < longest; at++)
      for (const list of lists) {
        const word = list[at] ?? '';
        if (word !== '') words.add(word);
      }
    return [...words].join(' ');
  }
}

/** The pages of all products, those of the first before others: what has one slug is one page. */
function sharedPages(names: readonly Names[]): SharedPage[] {
  const pages = new Map<string, SharedPage>();
  for (const [index, own] of names.entries()) {
    for (const [page, [slug, ...formerly]] of own.entries()) {
      const shared = pages.get(slug!) ?? { slug: slug!, formerly: new Set(), own: [] };
      pages.set(slug!, shared);
      for (const each of formerly) shared.formerly.add(each);
      shared.own.push({ index, page });
    }
  }
  return [...pages.values()];
}

/** A word in one of the indexes, and the number of the first section of that. */
type PartOfWord = IndexedWord & { base: number };

function mergedWord(parts: readonly PartOfWord[]): IndexedWord {
  const isFrequent = parts.some(({ places }) => places !== undefined);
  return {
    postings: () => behindOneAnother(parts.map(({ base, postings }) => [base, postings()])),
    places: isFrequent
      ? async () =>
          behindOneAnother(
            await Promise.all(
              parts.map(
                async ({ base, postings, places }) => [base, places ? await places() : postings()] as const,
              ),
            ),
          )
      : undefined,
  };
}

/** Where a word stands, with the sections of each index behind those of the ones before it. */
function behindOneAnother(parts: readonly (readonly [base: number, postings: Postings])[]): Postings {
  return new Map(
    parts.flatMap(([base, postings]) =>
      Array.from(postings, ([section, places]) => [section + base, places] as const),
    ),
  );
}
