import type { Document, Library, Page } from '../../src/engine/library/types.ts';
import type { Variant } from '../../src/engine/variants/site.ts';
import { FOR_WRITERS, VariantSet } from '../../src/engine/variants/variant-set.ts';
import { markdownUrl } from '../../src/site/files/markdown-url.ts';
import { twinHead } from '../../src/site/files/twin-head.ts';
import { withLists } from '../../src/site/model/listed-markdown.ts';
import { isStartDocument } from '../../src/site/model/start-page.ts';
import { type Block, blocksOf } from './blocks.ts';
import { compareDocuments } from './compare.ts';
import { documentNamed, pagesOf, variantNamed } from './named.ts';
import { PageSearch } from './page-search.ts';
import { folded, type Section, sectionsOf, withoutMarks } from './text-sections.ts';

/** Places that an answer lists. */
const MOST = 20;

/** Answers what agents ask of the guides in a content folder, each time from the variant that they name. */
export class Guides {
  readonly #library: Library;
  readonly #address: (url: string) => string;
  /** blocks of each edition, by its key: every question about the words of all pages needs them */
  readonly #blocks = new Map<string, Promise<Block[]>>();
  #sections: Promise<Section[]> | undefined;
  #search: Promise<PageSearch> | undefined;

  /** @param address makes whole addresses of the site's, as far as they are known */
  constructor(library: Library, address: (url: string) => string) {
    this.#library = library;
    this.#address = address;
  }

  /** Every product with its versions, newest first. */
  variants(): string {
    const { site } = this.#library;
    const lines = site.products.flatMap((product) => {
      const own = site.variants.filter((variant) => variant.product === product).toReversed();
      return [
        '',
        `## ${product.name}`,
        '',
        ...own.map((variant) => {
          const pages = this.#library.documents(variant).filter((document) => !isStartDocument(document));
          const state = variant.latest
            ? variant.version === undefined
              ? []
              : ['the latest release']
            : variant.released
              ? []
              : ['not released'];
          return `- ${variant.id}: ${[...state, `${pages.length} pages`].join(', ')}`;
        }),
      ];
    });
    return [`# ${site.title}`, ...lines].join('\n');
  }

  /** The pages of a variant that have all words of a query; then who else has some. */
  async search(id: string, query: string): Promise<string> {
    const variant = variantNamed(this.#library.site, id);
    this.#search ??= PageSearch.of(this.#library, (document) => this.#blocksOf(document));
    return (await this.#search).answer(variant, query, this.#address);
  }

  /** The Markdown of a page as a variant reads it. */
  async read(name: string, id: string): Promise<string> {
    const document = this.#document(name, id);
    const rendered = await this.#library.render(document);
    const head = twinHead(this.#library, rendered, this.#address);
    if (rendered.markdown !== undefined) {
      return head + withLists(this.#library, document, rendered.markdown, this.#address);
    }
    const blocks = await this.#blocksOf(document);
    const text = blocks
      .filter(({ text, isHeading }) => !(isHeading && text === rendered.title))
      .map(({ text, isHeading }) => (isHeading ? `## ${text}` : text))
      .join('\n\n');
    const whole = this.#address(markdownUrl(document));
    return `${head}# ${rendered.title}\n\nThis page has components, which only the site shows: ${whole} has its whole text.\n\n${text}\n`;
  }

  /** What differs in a page between two variants. */
  async compare(name: string, from: string, to: string): Promise<string> {
    const documents = [this.#document(name, from), this.#counterpart(name, from, to)] as const;
    return compareDocuments(this.#library, documents);
  }

  /** In which variants, and where, a text stands. */
  async where(text: string): Promise<string> {
    const { site } = this.#library;
    // Who copies from the Markdown of a page asks for its marks as well.
    const sought = [...new Set([text, withoutMarks(text)].map(folded))].filter((words) => words !== '');
    const places = new Map<string, VariantSet>();
    for (const { document, variants, heading, title, text: own } of await this.#allSections()) {
      const texts = [own, heading, title].map(folded);
      if (!sought.some((words) => texts.some((each) => each.includes(words)))) continue;
      const place = `${document.page.path}${heading === '' || heading === title ? '' : `, under "${heading}"`}`;
      places.set(place, (places.get(place) ?? VariantSet.of(site, [])).union(variants));
    }
    if (places.size === 0)
      return `"${text}" stands in no variant, word for word. The tool "search" finds pages by their words, wherever those stand.`;
    const all = [...places.values()].reduce((set, each) => set.union(each));
    const listed = [...places]
      .slice(0, MOST)
      .map(([place, set]) => `- ${place}: ${set.describe(FOR_WRITERS)}`);
    const rest = places.size > MOST ? `\n- and ${places.size - MOST} more places` : '';
    const nowhere = all.complement();
    const absent = nowhere.size > 0 ? ` It does not stand in ${nowhere.describe(FOR_WRITERS)}.` : '';
    return `"${text}" stands in ${all.describe(FOR_WRITERS)}.${absent}\n\n${listed.join('\n')}${rest}`;
  }

  #document(name: string, id: string): Document {
    return documentNamed(this.#library, variantNamed(this.#library.site, id), this.#withinSite(name));
  }

  /** An address of the site without what precedes the address of a variant: the host, and the path below which it is deployed. */
  #withinSite(name: string): string {
    const root = this.#address('/');
    const { pathname } = new URL(root, 'http://localhost');
    const before = [root, pathname].find((each) => name.startsWith(each));
    return before === undefined ? name : `/${name.slice(before.length)}`;
  }

  /** The page of one variant in another, maybe under another name. */
  #counterpart(name: string, from: string, to: string): Document {
    const { page } = this.#document(name, from);
    const variant = variantNamed(this.#library.site, to);
    return this.#library.counterpart(page, variant) ?? documentNamed(this.#library, variant, page.path);
  }

  #blocksOf(document: Document): Promise<Block[]> {
    const { key } = this.#library.edition(document);
    const known = this.#blocks.get(key) ?? this.#readBlocks(document.page, document.variant);
    this.#blocks.set(key, known);
    return known;
  }

  async #readBlocks(page: Page, variant: Variant): Promise<Block[]> {
    return blocksOf((await this.#library.passages(page)).in(variant) ?? []);
  }

  #allSections(): Promise<Section[]> {
    this.#sections ??= this.#readSections();
    return this.#sections;
  }

  /** The sections of all pages, each edition once. A page that cannot be read has none: who asks for it is told. */
  async #readSections(): Promise<Section[]> {
    const sections: Section[] = [];
    for (const page of pagesOf(this.#library)) {
      const editions = this.#library.editions(page);
      if (this.#library.findingsOf(page).some(({ severity }) => severity === 'error')) continue;
      for (const { variants } of editions) {
        const [first] = variants;
        const document = this.#library.document(page, first!)!;
        const title = this.#library.title(document);
        const blocks = await this.#blocksOf(document);
        sections.push(...sectionsOf(blocks, { document, variants, title }));
      }
    }
    return sections;
  }
}
