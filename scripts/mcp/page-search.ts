import type { Document, Library } from '../../src/engine/library/types.ts';
import type { Variant } from '../../src/engine/variants/site.ts';
import { FOR_WRITERS, VariantSet } from '../../src/engine/variants/variant-set.ts';
import { type Answer, ask } from '../../src/search/ask.ts';
import { excerptOf } from '../../src/search/excerpt.ts';
import { type FoundPage, find } from '../../src/search/find.ts';
import { memoryIndex } from '../../src/search/memory-index.ts';
import type { SiteIndex } from '../../src/search/site-index.ts';
import { indexVariant } from '../../src/site/integration/index-variant.ts';
import { type SearchRecord, searchRecord } from '../../src/site/integration/search-record.ts';
import { escapeHtml } from '../../src/site/model/html.ts';
import type { Block } from './blocks.ts';
import { pagesOf } from './named.ts';

/** Pages that an answer lists. */
const MOST = 20;

/** Finds pages as readers of the site do: by the same index, in the same order. */
export class PageSearch {
  readonly #library: Library;
  readonly #index: SiteIndex;

  private constructor(library: Library, index: SiteIndex) {
    this.#library = library;
    this.#index = index;
  }

  /**
   * Reads all pages, each edition once, but for those that are kept out of the search. A page that cannot be read is not found: who asks
   * for it is told.
   *
   * @param blocksOf the words of a document whose HTML only the site can make
   */
  static async of(library: Library, blocksOf: (document: Document) => Promise<Block[]>): Promise<PageSearch> {
    const records: SearchRecord[][] = [];
    for (const page of pagesOf(library)) {
      if (page.frontmatter.search === false) continue;
      const documents = library
        .editions(page)
        .map(({ variants: [first] }) => library.document(page, first!)!);
      if (library.findingsOf(page).some(({ severity }) => severity === 'error')) continue;
      records.push(await Promise.all(documents.map((document) => recordOf(library, document, blocksOf))));
    }
    return new PageSearch(library, memoryIndex(records, library.site.variants.map(indexVariant)));
  }

  /** What a variant has of a query, as a text; then who else has it. */
  async answer(variant: Variant, query: string, address: (url: string) => string): Promise<string> {
    const scope = [this.#library.site.variants.indexOf(variant)];
    const answer = await ask(this.#index, query, scope);
    const listed = answer.pages.slice(0, MOST);
    const lines = await Promise.all(listed.map((page) => this.#line(variant, answer, page, address)));
    const more = answer.pages.length - listed.length;
    return [
      summary(variant, query, answer),
      lines.join('\n'),
      more > 0 ? `${more} more pages match; ask for more words.` : '',
      await this.#wordForWord(variant, query, answer),
      this.#elsewhere(answer.others ? await answer.others() : answer.elsewhere),
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  }

  async #line(
    variant: Variant,
    { index, units }: Answer,
    { page, sections, missing }: FoundPage,
    address: (url: string) => string,
  ): Promise<string> {
    const text = await index.text(
      page,
      index.variants.findIndex(({ id }) => id === variant.id),
    );
    const [anchor, heading, above, own] = text.sections[sections[0]!.place]!;
    const document = this.#library.documentAt(
      `${variant.basePath}/${text.slug === '' ? '' : `${text.slug}/`}`,
    )!;
    const title = this.#library.title(document);
    const place = [title, above, heading].filter((name, at) => name !== '' && (at === 0 || name !== title));
    const excerpt = excerptOf(own, units).map(([stretch]) => stretch);
    return [
      `- ${place.join(' > ')}`,
      `page: ${document.page.path}`,
      `address: ${address(document.url)}${anchor === '' ? '' : `#${anchor}`}`,
      ...(missing.length > 0 ? [`without: ${missing.map(({ typed }) => typed).join(', ')}`] : []),
      ...(excerpt.length > 0 ? [excerpt.join('')] : []),
    ].join('\n  ');
  }

  /** Says where a query stands word for word, as the name of a button does, if only other variants have it so. */
  async #wordForWord(variant: Variant, query: string, { units, count }: Answer): Promise<string> {
    if (units.length < 2 || count === 0 || query.includes('"')) return '';
    const { site } = this.#library;
    const exact = await find(await this.#index.all(), `"${query}"`, [site.variants.indexOf(variant)]);
    if (exact.count > 0 || exact.elsewhere.size === 0) return '';
    const having = VariantSet.of(
      site,
      [...exact.elsewhere.keys()].map((each) => site.variants[each]!),
    );
    return `No page of ${variant.id} has "${query}" word for word; it stands so in ${having.describe(FOR_WRITERS)} only.`;
  }

  #elsewhere(elsewhere: Answer['elsewhere']): string {
    if (elsewhere.size === 0) return '';
    const others = [...elsewhere].map(
      ([each, count]) => `${this.#library.site.variants[each]!.id} (${counted(count)})`,
    );
    return `Other variants that have more: ${others.join(', ')}.`;
  }
}

/** How much was found, or that nothing was. */
function summary({ id }: Variant, query: string, { pages, count, isPartial, instead }: Answer): string {
  if (instead !== undefined)
    return `Nothing in ${id} has all words of "${query}". Did you mean "${instead}"? ${capital(counted(count))} of ${id} with that:`;
  if (isPartial)
    return `No page of ${id} has all words of "${query}"; with some of them, ${counted(pages.length)}:`;
  if (count === 0) return `Nothing in ${id} has all words of "${query}".`;
  return `${capital(counted(count))} of ${id}:`;
}

function counted(count: number): string {
  return count === 1 ? 'one page' : `${count} pages`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

async function recordOf(
  library: Library,
  document: Document,
  blocksOf: (document: Document) => Promise<Block[]>,
): Promise<SearchRecord> {
  const rendered = await library.render(document);
  const isMade = rendered.module === undefined;
  const article = isMade ? rendered.html : htmlOf(await blocksOf(document), rendered.title);
  return searchRecord(rendered, article, { area: '', formerly: [...library.formerSlugs(document.page)] });
}

/** The words of a page with components, below their headings. */
function htmlOf(blocks: readonly Block[], title: string): string {
  return blocks
    .filter(({ text, isHeading }) => !(isHeading && text === title))
    .map(({ text, anchor, isHeading }) =>
      isHeading
        ? `<h2 id="${escapeHtml(anchor ?? '')}">${escapeHtml(text)}</h2>`
        : `<p>${escapeHtml(text)}</p>`,
    )
    .join('\n');
}
