import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { addAll } from '../../engine/add-all.ts';
import type { Finding } from '../../engine/finding.ts';
import type { Document, Library, RenderedDocument } from '../../engine/library/types.ts';
import { articleTwin } from '../files/article-twin.ts';
import { markdownUrl } from '../files/markdown-url.ts';
import { canonicalDocument } from '../model/canonical.ts';
import type { BuildRecordWriter, WrittenDocument } from './build-record.ts';
import { type SearchRecord, searchRecord } from './search-record.ts';
import type { TakenOver } from './take-over.ts';

/** What a publisher works with. */
export interface PublisherOptions {
  /** takes a record for the search index; resolves when there is room for more. Without it, there is no index */
  index: ((record: SearchRecord) => Promise<void>) | undefined;
  record: BuildRecordWriter;
  /** the key under which the next build knows a document */
  keyOf: (document: Document) => string;
}

/** Files that may be written at a time while pages go on rendering. */
const WRITING = 32;

/**
 * Takes what a build renders, document by document, and makes from it all that is no page: the Markdown twins, the search
 * index and the list of canonical addresses. Collects what pages throw, so that one build reports every error.
 */
export class Publisher {
  readonly #folder: string;
  readonly #record: BuildRecordWriter;
  readonly #keyOf: (document: Document) => string;
  readonly #index: PublisherOptions['index'];
  /** keys of the editions that are in the index */
  readonly #indexed = new Set<string>();
  readonly #findings: Finding[] = [];
  readonly #canonical = new Set<string>();
  readonly #folders = new Map<string, Promise<unknown>>();
  readonly #writing = new Set<Promise<void>>();
  #failure: unknown;

  /** Search records of the last build on their way to the index. */
  #takingOver: Promise<void> | undefined;

  constructor(folder: string, { index, record, keyOf }: PublisherOptions) {
    this.#folder = folder;
    this.#record = record;
    this.#keyOf = keyOf;
    this.#index = index;
  }

  /** URLs of the released documents that stand for their editions. */
  get canonicalUrls(): ReadonlySet<string> {
    return this.#canonical;
  }

  /** What pages threw. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /**
   * Takes a rendered document; resolves when there is room for more.
   *
   * @param article its HTML as its page shows it
   */
  async publish(library: Library, rendered: RenderedDocument, article: string): Promise<void> {
    const { document, edition } = rendered;
    const canonical = document.variant.released
      ? canonicalDocument(library, document, edition).url
      : undefined;
    const key = this.#keyOf(document);
    this.#note(document.url, { key, page: document.page.path, edition: edition.key, canonical });
    const markdown = rendered.markdown ?? (await articleTwin(article));
    await Promise.all([this.write(markdownUrl(document), markdown), this.#addToIndex(rendered, article)]);
  }

  /** Takes what the last build wrote and this one keeps. */
  takeOver({ documents, searchIndex, record }: TakenOver): void {
    for (const [url, document] of documents) this.#note(url, document);
    const editions = new Set([...documents.values()].map(({ edition }) => edition));
    this.#takingOver = this.#takeOverSearch(record.searchRecords(editions), searchIndex);
    // Awaited when the index is written; until then a failure must not end the process.
    this.#takingOver.catch(() => undefined);
  }

  async #takeOverSearch(records: AsyncIterable<[string, SearchRecord]>, complete: boolean): Promise<void> {
    for await (const [edition, record] of records) {
      if (complete) this.#record.addSearchRecord(edition, record);
      else await this.#addRecord(edition, record);
    }
  }

  async #addToIndex(rendered: RenderedDocument, article: string): Promise<void> {
    const { edition } = rendered;
    if (this.#indexed.has(edition.key) || edition.page.frontmatter.search === false) return;
    await this.#addRecord(edition.key, searchRecord(rendered, article));
  }

  async #addRecord(edition: string, record: SearchRecord): Promise<void> {
    if (this.#index === undefined || this.#indexed.has(edition)) return;
    this.#indexed.add(edition);
    this.#record.addSearchRecord(edition, record);
    await this.#index(record);
  }

  #note(url: string, document: WrittenDocument): void {
    if (document.canonical !== undefined) this.#canonical.add(document.canonical);
    this.#record.addDocument(url, document);
  }

  /** Takes what stands against a page. */
  fail(findings: readonly Finding[]): void {
    addAll(this.#findings, findings);
  }

  /** Writes a text file at a URL path, soon; resolves when there is room for more. */
  async write(url: string, text: string): Promise<void> {
    const writing: Promise<void> = this.#write(url, text)
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    if (this.#writing.size >= WRITING) await Promise.race(this.#writing);
  }

  async #write(url: string, text: string): Promise<void> {
    const file = join(this.#folder, decodeURI(url));
    if (!file.startsWith(`${this.#folder}${sep}`))
      throw new Error(`The address ${url} leads out of the output folder; nothing is written there.`);
    const folder = dirname(file);
    const made = this.#folders.get(folder) ?? mkdir(folder, { recursive: true });
    this.#folders.set(folder, made);
    await made;
    await writeFile(file, text);
  }

  /**
   * Resolves when every file is written.
   *
   * @throws the first error that writing one of them met
   */
  async settled(): Promise<void> {
    await Promise.all(this.#writing);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Resolves when all search records are given away and the record for the next build is written. */
  async complete(library: Library): Promise<void> {
    await this.#takingOver;
    const warnings = library.pages.map((page): [string, readonly Finding[]] => [
      page.path,
      library.warningsOf(page),
    ]);
    await this.#record.complete(
      warnings.filter(([, found]) => found.length > 0),
      this.#folder,
    );
  }

  /** Ends what still runs when the build fails. */
  async abandon(): Promise<void> {
    await Promise.allSettled([this.#takingOver]);
    await this.#record.abandon();
  }
}
