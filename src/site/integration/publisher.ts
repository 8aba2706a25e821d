import {
  type KeptChanges,
  keepChangesIn,
  keptChanges,
  putChangesAway,
  settleChanges,
  takeChangesOver,
} from '../../apparatus/changes-by-way.ts';
import { documentApparatus } from '../../apparatus/document-apparatus.ts';
import { notePrinted } from '../../apparatus/printed.ts';
import type { Finding } from '../../engine/finding.ts';
import type { Document, Library, Page, RenderedDocument } from '../../engine/library/types.ts';
import type { Product } from '../../engine/variants/site.ts';
import { articleTwin } from '../files/article-twin.ts';
import { markdownCopies, markdownUrl } from '../files/markdown-url.ts';
import { twinHead } from '../files/twin-head.ts';
import { twinNotes } from '../files/twin-notes.ts';
import { wholeArticle } from '../model/article.ts';
import { canonicalDocument } from '../model/canonical.ts';
import { documentsOf } from '../model/documents-of.ts';
import { withLists } from '../model/listed-markdown.ts';
import { variantModel } from '../model/variant-model.ts';
import type { WrittenDocument } from './build-record.ts';
import type { BuildRecordWriter } from './build-record-writer.ts';
import type { SearchPart } from './cut-page.ts';
import type { FileWriter } from './file-writer.ts';
import { PartMaker, type SearchPage } from './search-parts.ts';
import { type SearchRecord, searchRecord } from './search-record.ts';
import { firstOf, type KnownDocuments } from './take-over.ts';

/** What a publisher works with. */
export interface PublisherOptions {
  /** writes the files of the site */
  files: FileWriter;
  /** takes what the search index has of a page; resolves when there is room for more. Without it, there is no index */
  index: ((page: SearchPage) => Promise<void>) | undefined;
  record: BuildRecordWriter;
  /** a digest of what Variorum itself is made of */
  code: string;
  /** the key under which the next build knows a document */
  keyOf: (document: Document) => string;
  /** makes whole addresses of the site's, as far as they are known */
  address: (url: string) => string;
  /** URLs of the documents that are published; undefined for all of the site */
  share: ReadonlySet<string> | undefined;
}

/**
 * Takes what a build renders, document by document, and makes from it all that is no page: the Markdown twins, the search
 * index and the list of canonical addresses.
 */
export class Publisher {
  readonly #files: FileWriter;
  readonly #library: Library;
  readonly #record: BuildRecordWriter;
  readonly #keyOf: (document: Document) => string;
  readonly #address: (url: string) => string;
  readonly #index: PublisherOptions['index'];
  readonly #share: PublisherOptions['share'];
  readonly #parts: PartMaker;
  /** which of the pages each is, by its path */
  readonly #places: ReadonlyMap<string, number>;
  /** search records of pages whose documents are not all there yet, by the path of the page and the edition */
  readonly #records = new Map<string, Map<string, SearchRecord>>();
  /** documents that are still to come, by the path of their page */
  readonly #awaited: Map<string, number>;
  readonly #canonical = new Set<string>();
  /** what others know of documents that need not be rendered here */
  readonly #known: KnownDocuments[] = [];
  /** ids of products whose search indexes are taken over */
  #indexes: ReadonlySet<string> = new Set();
  /** pages are passed on one after another, so that no more than one is held at a time */
  #passing = Promise.resolve();

  constructor(library: Library, options: PublisherOptions) {
    const { files, index, record, code, keyOf, address, share } = options;
    this.#files = files;
    this.#library = library;
    this.#record = record;
    this.#keyOf = keyOf;
    this.#address = address;
    this.#index = index;
    this.#share = share;
    this.#awaited = new Map(library.pages.map((page) => [page.path, this.#documentsOf(page).length]));
    this.#places = new Map(library.pages.map(({ path }, place) => [path, place]));
    keepChangesIn(library, {
      add: (page, product, changes) => record.addChanges(page.path, product.id, changes),
      get: (page, product) => record.changes(page.path, product.id),
    });
    this.#parts = new PartMaker({
      library,
      code,
      editionOf: ({ url }) => record.document(url)!.edition,
      recordOf: async (document) => {
        const rendered = await library.render(document);
        return this.#searchRecord(library, rendered, wholeArticle(rendered));
      },
      kept: ({ path }) => firstOf(this.#known.toReversed(), (known) => known.parts(path)),
    });
  }

  /** URLs of the documents that search engines may show. */
  get canonicalUrls(): ReadonlySet<string> {
    return this.#canonical;
  }

  /**
   * Takes a rendered document; resolves when there is room for more.
   *
   * @param printed its HTML as its page shows it, where components print something in it
   */
  async publish(library: Library, rendered: RenderedDocument, printed?: string): Promise<void> {
    const { document, edition } = rendered;
    const stands = canonicalDocument(library, document, edition);
    const isShown = [document, stands].every(({ variant: { searchEngines } }) => searchEngines !== 'noindex');
    const canonical = isShown ? stands.url : undefined;
    const key = this.#keyOf(document);
    const { page, variant, url } = document;
    this.#note(url, { key, page: page.path, product: variant.product.id, edition: edition.key, canonical });
    // What is said of an edition is said of its first variant's document, whichever is rendered first.
    const [first] = edition.variants;
    const isSearched = page.frontmatter.search !== false && !library.hasErrors;
    if (isSearched && variant === first)
      this.#recordsOf(page.path).set(
        edition.key,
        this.#searchRecord(library, rendered, printed ?? wholeArticle(rendered)),
      );
    if (printed !== undefined) notePrinted(library, document, printed);
    const twin = rendered.markdown ?? (await articleTwin(printed ?? '', this.#address(url)));
    const text = withLists(library, document, twin, this.#address);
    const notes = twinNotes(library, document, await documentApparatus(library, document));
    const markdown = twinHead(library, rendered, this.#address) + text + notes;
    const twins = [markdownUrl(document), ...markdownCopies(library, document)];
    for (const each of twins) this.#files.write(each, markdown);
    await this.#files.room();
    await this.#documentIsThere(page);
  }

  #searchRecord(library: Library, rendered: RenderedDocument, article: string): SearchRecord {
    const { document } = rendered;
    const formerly = [...library.formerSlugs(document.page)];
    return searchRecord(rendered, article, { area: areaOf(library, document), formerly });
  }

  /**
   * Takes what others know of documents that they wrote and this build keeps.
   *
   * @param known may have search indexes that this build takes over, too
   */
  takeOver(library: Library, known: KnownDocuments & { indexes?: ReadonlySet<string> }): void {
    this.#known.push(known);
    if (known.indexes) this.#indexes = known.indexes;
    takeChangesOver(library, (page, product) => this.#knownChanges(page, product));
    for (const page of library.pages) {
      for (const { url } of this.#documentsOf(page)) {
        const document = known.documents.get(url);
        if (!document) continue;
        this.#note(url, document);
        // Whether pages could be passed on is asked when all are; until then a failure must not end the process.
        this.#documentIsThere(page).catch(() => undefined);
      }
    }
  }

  /** What is known of a page that others wrote, all of it or what an earlier build had left to do. */
  #knownChanges(page: Page, product: Product): KeptChanges | undefined {
    const urls = documentsOf(this.#library, page).map(({ url }) => url);
    if (!urls.every((url) => this.#known.some(({ documents }) => documents.has(url)))) return undefined;
    // Who wrote some of it last knows more than who wrote the rest before.
    const last = this.#known.findLast(({ documents }) => urls.some((url) => documents.has(url)));
    return last?.changes(page.path, product.id);
  }

  /** The documents of a page that are published. */
  #documentsOf(page: Page): Document[] {
    return documentsOf(this.#library, page).filter(({ url }) => this.#share?.has(url) ?? true);
  }

  /** Counts a document of a page. When it is the last, what the search index needs of the page can be made. */
  async #documentIsThere(page: Page): Promise<void> {
    const awaited = this.#awaited.get(page.path)! - 1;
    this.#awaited.set(page.path, awaited);
    if (awaited > 0) return;
    if (this.#share) await settleChanges(this.#library, page);
    putChangesAway(this.#library, page);
    const rendered = this.#recordsOf(page.path);
    this.#records.delete(page.path);
    this.#passing = this.#passing.then(() => this.#passOn(page, rendered));
    await this.#passing;
  }

  async #passOn(page: Page, rendered: ReadonlyMap<string, SearchRecord>): Promise<void> {
    // The index of a build that fails is not written.
    if (this.#library.hasErrors) return;
    let parts: readonly SearchPart[] = [];
    if (page.frontmatter.search !== false) {
      const made = await this.#parts.partsOf(page, rendered);
      this.#record.addParts(page.path, made);
      // An index that is taken over has it already.
      parts = made.parts.filter(({ product }) => !this.#indexes.has(product));
    }
    await this.#index?.({ place: this.#places.get(page.path)!, parts });
  }

  #recordsOf(page: string): Map<string, SearchRecord> {
    const records = this.#records.get(page) ?? new Map<string, SearchRecord>();
    this.#records.set(page, records);
    return records;
  }

  #note(url: string, document: WrittenDocument): void {
    if (document.canonical !== undefined) this.#canonical.add(document.canonical);
    this.#record.addDocument(url, document);
  }

  /**
   * Resolves when all that the search index needs is given away and the record for the next build is written.
   *
   * @returns the draft of the record; undefined when it could not be written
   */
  async complete(library: Library): Promise<string | undefined> {
    await this.#passing;
    const missing = [...this.#awaited].find(([, documents]) => documents > 0);
    // Of a page that fails, some documents are missing.
    if (missing && !library.hasErrors) throw new Error(`The page ${missing[0]} was not written.`);
    for (const { page, product, changes } of keptChanges(library))
      this.#record.addChanges(page.path, product.id, changes);
    for (const known of this.#known) known.close();
    const warnings = library.pages.map((page): [string, readonly Finding[]] => [
      page.path,
      library.findingsOf(page),
    ]);
    return this.#record.complete(warnings.filter(([, found]) => found.length > 0));
  }

  /** Removes what was written for the next build when this one fails. */
  abandon(): void {
    this.#record.abandon();
  }
}

/** The entry at the top of the navigation that a document stands below; empty for one that stands there itself. */
function areaOf(library: Library, { variant, url }: Document): string {
  const [top] = variantModel(library, variant).trail.get(url) ?? [];
  return top && top.children.length > 0 ? top.title : '';
}
