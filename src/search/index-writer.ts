import { DictionaryWriter } from './dictionary.ts';
import { familiesOf, type PageNames } from './families.ts';
import type { Names, Summary } from './format.ts';
import { readPart } from './index-part.ts';
import { PostingsLog } from './postings-log.ts';
import { SpellingWriter } from './spelling.ts';
import { type TablePage, writeTable } from './table.ts';

/** Merges the parts of a product's pages into its index; equal parts in equal order make equal bytes. */
export class IndexWriter {
  readonly #pages: TablePage[] = [];
  readonly #names: PageNames[] = [];
  readonly #areas: string[] = [''];
  readonly #sets: (readonly string[])[] = [];
  readonly #setIndexes = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #spelling = new SpellingWriter();
  readonly #log = new PostingsLog();
  #sectionCount = 0;

  /** Adds the next page. Returns which page of the index it is. */
  add(part: Uint8Array): number {
    const { page, words } = readPart(part);
    const { slug, formerly, area, isReference, sets, sections } = page;
    for (const { word, written, spelt, last, postings } of words) {
      this.#log.add(this.#wordOf(word), this.#sectionCount, last, postings);
      if (spelt > 0) this.#spelling.take(word, written, spelt);
    }
    const indexes = sets.map((ids) => this.#setOf(ids));
    this.#sectionCount += sections.length;
    this.#names.push({ slug, formerly });
    return (
      this.#pages.push({
        area: this.#areaOf(area),
        isReference,
        family: 0,
        sections: sections.map((section) => ({ ...section, set: indexes[section.set]! })),
      }) - 1
    );
  }

  /**
   * The files of the index, but for the texts of its pages, by their names; nothing is compressed.
   *
   * @param variants ids of those of the product, in its order
   */
  complete(variants: readonly string[]): Map<string, string | Uint8Array> {
    const dictionary = new DictionaryWriter();
    for (const [word, postings] of this.#log.byWord(this.#words)) dictionary.add(word, postings);
    const { stretches, places } = dictionary.written();
    const folders = new Set(this.#names.map(({ slug }) => slug.slice(0, Math.max(0, slug.lastIndexOf('/')))));
    for (const [page, family] of familiesOf(this.#names).entries()) {
      const own = this.#pages[page]!;
      own.family = family;
      // What leads to others says of each what they are about, and is not what readers look for.
      own.isReference ||= folders.has(this.#names[page]!.slug);
    }
    const order = new Map(variants.map((id, index) => [id, index]));
    const sets = this.#sets.map((ids) => runsOf(ids.map((id) => order.get(id)!)));
    const summary: Summary = {
      areas: this.#areas,
      sets,
      words: stretches.map(({ first }) => first),
      sizes: stretches.map(({ bytes }) => bytes.length),
    };
    const names: Names = this.#names.map(({ slug, formerly }) => [slug, ...formerly]);
    return new Map<string, string | Uint8Array>([
      ['summary', JSON.stringify(summary)],
      ['table', writeTable(this.#pages)],
      ['names', JSON.stringify(names)],
      ['spelling', this.#spelling.text()],
      ...stretches.map(({ bytes }, index) => [`words-${index}`, bytes] as const),
      ...places.map((bytes, index) => [`places-${index}`, bytes] as const),
    ]);
  }

  #wordOf(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    const index = this.#words.size;
    this.#words.set(word, index);
    return index;
  }

  #areaOf(area: string): number {
    const index = this.#areas.indexOf(area);
    return index === -1 ? this.#areas.push(area) - 1 : index;
  }

  #setOf(ids: readonly string[]): number {
    const key = ids.toSorted().join('\n');
    const index = this.#setIndexes.get(key) ?? this.#sets.push(ids) - 1;
    this.#setIndexes.set(key, index);
    return index;
  }
}

/** Numbers as the first and the last of each run. */
function runsOf(members: readonly number[]): number[] {
  const runs: number[] = [];
  for (const member of members.toSorted((a, b) => a - b)) {
    if (runs.at(-1) === member - 1) runs[runs.length - 1] = member;
    else runs.push(member, member);
  }
  return runs;
}
