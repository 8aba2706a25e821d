import { addAll } from '../engine/add-all.ts';
import { ByteWriter } from './bytes.ts';
import { DictionaryWriter } from './dictionary.ts';
import { familiesOf, type PageNames } from './families.ts';
import { FIELD, type Field } from './field.ts';
import type { IndexVariant, PageText, Summary } from './format.ts';
import { OccurrenceLog } from './occurrence-log.ts';
import { placeNumber, writePostings } from './postings.ts';
import { type Section, sectionsOf } from './sections.ts';
import { SpellingWriter } from './spelling.ts';
import { type TablePage, type TableSection, writeTable } from './table.ts';
import { countWords, wordsOf } from './words.ts';

/** An edition of a page, as the index takes it. */
export interface IndexedEdition {
  slug: string;
  title: string;
  /** the part of the site that it is in, as the navigation has it; empty for none */
  area: string;
  /** slugs that the page had before, or has in other variants */
  formerly: readonly string[];
  /** whether it lies among references */
  isReference: boolean;
  /** ids of the variants that read it */
  variants: readonly string[];
  /** what it says it is about, above its text; empty for nothing */
  lead: string;
  /** HTML of its article, without the title */
  html: string;
}

/** The index but for its pages. */
export interface WrittenIndex {
  summary: Summary;
  table: Uint8Array;
  words: Uint8Array[];
  spelling: string;
}

/** So many positions lie between two blocks: their words are no phrase. */
const BLOCK_GAP = 2;

/**
 * Makes an index of the editions of pages. Sections that read the same in several editions of a page are one, which knows all its
 * variants; equal editions in equal order make equal bytes.
 */
export class IndexWriter {
  readonly #pages: TablePage[] = [];
  readonly #names: PageNames[] = [];
  readonly #areas: string[] = [''];
  readonly #sets: (readonly string[])[] = [];
  readonly #setIndexes = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #spelling = new SpellingWriter();
  readonly #log = new OccurrenceLog();
  #sectionCount = 0;

  /** Adds a page with all its editions. Returns what is shown of it. */
  add(editions: readonly IndexedEdition[]): PageText {
    const { slug, formerly, area, isReference } = editions[0]!;
    this.#names.push({ slug, formerly });
    const sections = this.#sectionsOf(editions);
    const rows: TableSection[] = [];
    for (const { section, variants, isFirst } of sections) {
      const words = this.#addWords(section, isFirst ? FIELD.title : FIELD.heading);
      rows.push({ set: this.#setOf(variants), headingWords: countWords(section.heading), words });
      this.#sectionCount++;
    }
    this.#pages.push({
      area: this.#areaOf(area),
      isReference: isReference || isList(sections.map(({ section }) => section)),
      family: 0,
      sections: rows,
    });
    const texts = sections.map(({ section: { anchor, heading, above, text } }) => ({
      anchor,
      heading,
      above,
      text: text.trim(),
    }));
    return {
      slug,
      sections: texts.map(({ anchor, heading, above, text }) => [anchor, heading, above, text]),
    };
  }

  /** @param variants those of the site, in its order */
  complete(variants: IndexVariant[]): WrittenIndex {
    const dictionary = new DictionaryWriter();
    const postings = new ByteWriter();
    for (const [word, { sections, places }] of this.#log.byWord(this.#words)) {
      postings.clear();
      writePostings(postings, sections, places);
      dictionary.add(word, postings.written());
    }
    const stretches = dictionary.stretches();
    const folders = new Set(this.#names.map(({ slug }) => slug.slice(0, Math.max(0, slug.lastIndexOf('/')))));
    for (const [page, family] of familiesOf(this.#names).entries()) {
      const own = this.#pages[page]!;
      own.family = family;
      // What leads to others says of each what they are about, and is not what readers look for.
      own.isReference ||= folders.has(this.#names[page]!.slug);
    }
    const order = new Map(variants.map(({ id }, index) => [id, index]));
    const sets = this.#sets.map((ids) => runsOf(ids.map((id) => order.get(id)!)));
    const words = stretches.map(({ first }) => first);
    return {
      summary: { variants, areas: this.#areas, sets, words },
      table: writeTable(this.#pages),
      words: stretches.map(({ bytes }) => bytes),
      spelling: this.#spelling.text(),
    };
  }

  /** The distinct sections of the editions of a page, in their order, each with its variants. */
  #sectionsOf(editions: readonly IndexedEdition[]): DistinctSection[] {
    const distinct = new Map<string, DistinctSection>();
    for (const { slug, html, title, lead, variants } of editions) {
      for (const [index, section] of sectionsOf({ slug, title, lead, html }).entries()) {
        const { anchor, heading, names, text } = section;
        if (heading === '' && text.trim() === '') continue;
        const key = `${anchor}\n${heading}\n${names}\n${JSON.stringify(section.fields)}${text}`;
        const known = distinct.get(key);
        if (known) addAll(known.variants, variants);
        else distinct.set(key, { section, variants: [...variants], isFirst: index === 0 });
      }
    }
    return [...distinct.values()];
  }

  #addWords({ heading, names, text, fields }: Section, headingField: Field): number {
    const section = this.#sectionCount;
    let position = 0;
    let count = 0;
    const take = (stretch: string, fieldAt: (start: number) => Field): void => {
      let last = -1;
      for (const { word, start, end, position: own, isPart } of wordsOf(stretch)) {
        const field = fieldAt(start);
        const isLess = isPart && (field === FIELD.text || field === FIELD.code);
        this.#log.add(this.#wordOf(word), section, placeNumber(position + own, isLess ? FIELD.part : field));
        last = Math.max(last, own);
        this.#spelling.take(word, stretch.slice(start, end));
      }
      position += last + BLOCK_GAP;
      count += last + 1;
    };
    take(heading, () => headingField);
    for (const name of names) take(name, () => FIELD.heading);
    let at = 0;
    let offset = 0;
    for (const block of text.split('\n')) {
      take(block, (start) => {
        while (fields[at + 1] !== undefined && fields[at + 1]![0] <= offset + start) at++;
        // The whole of a name is told after its parts.
        let own = at;
        while (own > 0 && fields[own]![0] > offset + start) own--;
        return fields[own]![1];
      });
      offset += block.length + 1;
    }
    this.#spelling.endSection();
    return count;
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

/** Whether most of a text stands in tables: one looks something up there, as in a reference, and its many short texts fit much. */
function isList(sections: readonly Section[]): boolean {
  const all = sections.reduce((sum, { text }) => sum + text.length, 0);
  const inTables = sections.reduce((sum, section) => sum + section.inTables, 0);
  return inTables > all / 2;
}

interface DistinctSection {
  section: Section;
  variants: string[];
  isFirst: boolean;
}
