import { dirname } from 'node:path';
import type { KeptChanges, WayChanges } from '../../apparatus/changes-by-way.ts';
import type { Finding } from '../../engine/finding.ts';
import { makeFolder } from '../../engine/make-folder.ts';
import { changesKey, type PartsPlace, type RecordContents, type WrittenDocument } from './build-record.ts';
import type { MadeParts } from './cut-page.ts';
import { type Extent, RecordFileWriter } from './record-file.ts';
import { removeAbandonedDrafts, removeDraft } from './record-folder.ts';
import { ChangedWays, type WayLine, WrittenChanges } from './written-changes.ts';

/**
 * Writes the record of a build while it goes on. A cache that cannot be written is no reason to fail: then nothing is kept, and
 * `failure` says why.
 */
export class BuildRecordWriter {
  /** where the record is written until the build has an id */
  readonly #draft: string;
  #file: RecordFileWriter | undefined;
  #failure: unknown;
  readonly #documents = new Map<string, WrittenDocument>();
  readonly #parts: [string, PartsPlace][] = [];
  readonly #changes = new Map<string, Extent>();
  readonly #ways = new ChangedWays();
  readonly #files: [string, string][] = [];

  /** @param draft absolute path; see {@link draftIn} */
  constructor(draft: string) {
    this.#draft = draft;
    this.#try(() => {
      makeFolder(dirname(draft));
      removeAbandonedDrafts(dirname(draft));
      this.#file = new RecordFileWriter(draft);
    });
  }

  /** What the file system said when the record could not be written. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Notes what was written for a document, by its URL; kept in memory until `complete`. */
  addDocument(url: string, document: WrittenDocument): void {
    this.#documents.set(url, document);
  }

  /** What was noted of the document at a URL. */
  document(url: string): WrittenDocument | undefined {
    return this.#documents.get(url);
  }

  /** Notes what the search index has of a page; written soon, so that it needs no memory. */
  addParts(page: string, { editions, parts }: MadeParts): void {
    this.#try(() => {
      if (!this.#file) return;
      const extent = this.#file.addBytes(parts.flatMap(({ bytes, text }) => [bytes, text]));
      const lengths = parts.map(({ product, bytes, text }): PartsPlace['lengths'][number] => [
        product,
        bytes.length,
        text.length,
      ]);
      this.#parts.push([page, { editions, extent, lengths }]);
    });
  }

  /** Notes the key of a file that is no document's, by its URL. */
  addFile(url: string, key: string): void {
    this.#files.push([url, key]);
  }

  /** Notes what changed on a page from version to version of a product; written soon. Says whether it could be. */
  addChanges(page: string, product: string, changes: Iterable<WayChanges>): boolean {
    this.#try(() => {
      if (!this.#file) return;
      const ways = Map.groupBy(changes, ([, places]) => places);
      const lines: WayLine[] = [];
      for (const [places, on] of ways) lines.push([this.#file.add(places), on.map(([way]) => way)]);
      const key = changesKey(page, product);
      this.#changes.set(key, this.#file.add(lines));
      const changed = [...ways].filter(([places]) => places.length > 0);
      this.#ways.add(
        key,
        changed.flatMap(([, on]) => on.map(([way]) => way)),
      );
    });
    return this.#file !== undefined;
  }

  /** What was noted of a page, from the disk; undefined where nothing was, or it cannot be read any more. */
  changes(page: string, product: string): KeptChanges | undefined {
    const key = changesKey(page, product);
    const extent = this.#changes.get(key);
    if (extent) this.#try(() => this.#file?.flush());
    const file = this.#file;
    return file && extent && new WrittenChanges(extent, (each) => file.read(each), this.#ways.get(key));
  }

  /** Writes the rest. Returns the draft, to be kept when the build has its mark; undefined when it could not be written. */
  complete(warnings: [string, readonly Finding[]][]): string | undefined {
    const documents = [...this.#documents].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const contents: RecordContents = {
      documents,
      warnings,
      files: this.#files,
      parts: this.#parts,
      changes: [...this.#changes],
    };
    this.#try(() => {
      this.#file?.add(contents);
      this.#file?.close();
    });
    return this.#file && this.#draft;
  }

  /** Removes what was written. */
  abandon(): void {
    this.#file?.abandon();
    this.#file = undefined;
    removeDraft(this.#draft);
  }

  #try(write: () => unknown): void {
    try {
      write();
    } catch (error) {
      this.#failure ??= error;
      this.abandon();
    }
  }
}
