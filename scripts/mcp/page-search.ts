import MiniSearch from 'minisearch';
import type { Document } from '../../src/engine/library/types.ts';
import type { Variant } from '../../src/engine/variants/site.ts';
import { VariantSet, type VariantWorld } from '../../src/engine/variants/variant-set.ts';
import { spaced } from '../../src/site/model/word-boundaries.ts';
import type { Block } from './blocks.ts';

/** A section of a page as some variants read it. */
export interface Section {
  document: Document;
  /** all variants that read it so */
  variants: VariantSet;
  title: string;
  heading: string;
  anchor: string | undefined;
  text: string;
}

/** A section that matches, and how well. */
export interface Hit {
  section: Section;
  score: number;
  /** the words of the section around the first that matches */
  excerpt: string;
}

/** Characters of an excerpt. */
const EXCERPT = 240;
/** How much better a section is that has the words as they were asked for, one after another. */
const PHRASE = 2;

/** Finds sections by all the words of a query: in names of settings also by their parts, and never by words that are not there. */
export class PageSearch {
  readonly #sections: readonly Section[];
  readonly #index: MiniSearch<{ id: number; title: string; heading: string; text: string }>;

  constructor(sections: readonly Section[]) {
    this.#sections = sections;
    const tokenize = MiniSearch.getDefault('tokenize');
    this.#index = new MiniSearch({
      fields: ['title', 'heading', 'text'],
      tokenize: (text, field) => tokenize(spaced(text), field),
      searchOptions: {
        boost: { title: 4, heading: 3 },
        combineWith: 'AND',
        prefix: (term) => term.length > 3,
      },
    });
    this.#index.addAll(sections.map(({ title, heading, text }, id) => ({ id, title, heading, text })));
  }

  /** What matches in a variant, the best first, each page by its best section. */
  in(variant: Variant, query: string): Hit[] {
    return this.#hits(query, ({ variants }) => variants.has(variant));
  }

  /** The variants besides one that have matches, each with the number of its pages. */
  elsewhere(variant: Variant, query: string, world: VariantWorld): [Variant, number][] {
    const pages = new Map<Variant, Set<string>>();
    for (const { section } of this.#matches(query, () => true))
      for (const each of section.variants) {
        const own = pages.get(each) ?? new Set();
        pages.set(each, own.add(section.document.page.path));
      }
    return [...VariantSet.of(world, pages.keys())]
      .filter((each) => each !== variant)
      .map((each) => [each, pages.get(each)!.size]);
  }

  /** The variants that have a query word for word, as the name of a button stands there; none for a single word. */
  wordForWord(query: string, world: VariantWorld): VariantSet {
    const phrase = folded(query);
    const having = phrase.includes(' ') ? this.#sections.filter((section) => hasPhrase(section, phrase)) : [];
    return having.reduce((all, { variants }) => all.union(variants), VariantSet.of(world, []));
  }

  /** A query with words that there are, for one that has mistyped ones; undefined when none is near. */
  suggestion(query: string): string | undefined {
    const words = query.split(/\s+/).filter(Boolean);
    const meant = words.map((word) => {
      const [best] = this.#index.autoSuggest(word, { fuzzy: 0.3, prefix: false });
      return best?.terms[0] ?? word;
    });
    return meant.some((word, index) => word !== words[index]!.toLowerCase()) ? meant.join(' ') : undefined;
  }

  #hits(query: string, isMeant: (section: Section) => boolean): Hit[] {
    const best = new Map<string, Hit>();
    for (const hit of this.#matches(query, isMeant)) {
      const { path } = hit.section.document.page;
      if ((best.get(path)?.score ?? 0) < hit.score) best.set(path, hit);
    }
    return [...best.values()].toSorted((a, b) => b.score - a.score);
  }

  #matches(query: string, isMeant: (section: Section) => boolean): Hit[] {
    const phrase = folded(query);
    return this.#index
      .search(query, { filter: ({ id }) => isMeant(this.#sections[id]!) })
      .map(({ id, score, terms }) => {
        const section = this.#sections[id]!;
        const isPhrase = hasPhrase(section, phrase);
        return {
          section,
          score: isPhrase ? score * PHRASE : score,
          excerpt: excerptOf(section.text, [phrase, ...terms]),
        };
      });
  }
}

/** The sections of a document, of which the first begins with the page. */
export function sectionsOf(
  blocks: readonly Block[],
  page: Pick<Section, 'document' | 'variants' | 'title'>,
): Section[] {
  const sections: Section[] = [{ ...page, heading: '', anchor: undefined, text: '' }];
  for (const { text, anchor, isHeading } of blocks) {
    if (isHeading) sections.push({ ...page, heading: text, anchor, text: '' });
    else sections.at(-1)!.text += `${text}\n`;
  }
  return sections.filter(({ heading, text }) => heading !== '' || text !== '');
}

/** Equal for texts that read the same but for white space and case. */
export function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}

function hasPhrase({ title, heading, text }: Section, phrase: string): boolean {
  return [text, heading, title].some((each) => folded(each).includes(phrase));
}

function excerptOf(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const folded = line.toLowerCase();
  const at = words.map((word) => folded.indexOf(word)).find((place) => place >= 0) ?? 0;
  const from = at < EXCERPT / 2 ? 0 : line.lastIndexOf(' ', at - EXCERPT / 4) + 1;
  const cut = line.slice(from, from + EXCERPT);
  return `${from > 0 ? '… ' : ''}${cut}${from + EXCERPT < line.length ? ' …' : ''}`;
}
