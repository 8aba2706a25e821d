import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KeptChanges, WayChanges } from '../../apparatus/changes-by-way.ts';
import { makeCacheFolder } from '../../engine/cache-folder.ts';
import type { Finding } from '../../engine/finding.ts';
import { isRunning } from '../output/is-running.ts';
import type { EditionDigests, MadeParts, SearchPart } from './cut-page.ts';
import { type Extent, keepRecordFile, RecordFile, RecordFileWriter } from './record-file.ts';
import type { KeptParts } from './search-parts.ts';
import { ChangedWays, type WayLine, WrittenChanges } from './written-changes.ts';

/** What a build knows of a document that it wrote. */
export interface WrittenDocument {
  /** equal keys in two builds mean equal HTML */
  key: string;
  /** path of its page */
  page: string;
  /** id of its product */
  product: string;
  edition: string;
  /** URL of the document that search engines should know for it; undefined for an unreleased version */
  canonical: string | undefined;
}

/** The last line of a record. */
interface Contents {
  /** by URL, in its order */
  documents: [string, WrittenDocument][];
  /** by the path of the page */
  warnings: [string, readonly Finding[]][];
  /** by the path of the page: what the search index has of it */
  parts: [string, PartsPlace][];
  /** by URL: the key of a file that is no document's */
  files: [string, string][];
  /** by the path of the page and the id of the product: where its {@link WayLine}s stand */
  changes: [string, Extent][];
}

/** Where the parts of a page for the search index stand, one behind the other, and of what they were made. */
interface PartsPlace {
  editions: EditionDigests;
  extent: Extent;
  /** how many bytes each has for what is merged, and for what is shown */
  lengths: [product: string, bytes: number, text: number][];
}

/** Records that are kept: several folders may be built in turn, and a cache is not to grow for ever. */
const KEPT = 4;

/**
 * What the build of an output left behind: its documents, warnings, and what the search index has of every page.
 *
 * A record belongs to what was written, not to where: it is found by the id of the output's mark, which is a hash over all
 * files. So it is as good on another machine, and for a copy of the output.
 */
export class BuildRecord {
  readonly documents: ReadonlyMap<string, WrittenDocument>;
  readonly warnings: ReadonlyMap<string, readonly Finding[]>;
  /** keys of files that are no document's and take long to make, by URL */
  readonly files: ReadonlyMap<string, string>;
  readonly #parts: ReadonlyMap<string, PartsPlace>;
  readonly #changes: ReadonlyMap<string, Extent>;
  readonly #file: RecordFile;

  private constructor(file: RecordFile) {
    const { documents, warnings, files, parts, changes } = file.last as Contents;
    this.documents = new Map(documents);
    this.warnings = new Map(warnings);
    this.files = new Map(files);
    this.#parts = new Map(parts);
    this.#changes = new Map(changes);
    this.#file = file;
  }

  /** Reads the record of the output with this id; undefined when there is none that is whole. */
  static read(cacheDir: string, id: string): BuildRecord | undefined {
    return BuildRecord.open(pathOf(cacheDir, id), id);
  }

  /** Reads a record that was sealed for this id; undefined when there is none that is whole. */
  static open(path: string, id: string): BuildRecord | undefined {
    try {
      return new BuildRecord(new RecordFile(path, id));
    } catch {
      // Without a record, or with a damaged one, everything is rendered.
      return undefined;
    }
  }

  /** What the search index has of a page; undefined when it is not searched. */
  parts(page: string): KeptParts | undefined {
    const place = this.#parts.get(page);
    if (!place) return undefined;
    const { editions, extent, lengths } = place;
    return { editions, read: () => partsIn(this.#file.readBytes(extent), lengths) };
  }

  /** What changed on a page from version to version of a product, from the disk; undefined where nobody had asked. */
  changes(page: string, product: string): KeptChanges | undefined {
    const extent = this.#changes.get(changesKey(page, product));
    return extent && new WrittenChanges(extent, (each) => this.#file.read(each));
  }

  close(): void {
    this.#file.close();
  }
}

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
      makeCacheFolder(dirname(draft));
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
    const contents: Contents = {
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

/** Removes a draft of a build that came to nothing. */
export function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // Where it cannot be removed, it could hardly be written; the next build tries again.
  }
}

/**
 * Keeps a draft as the record of the output with this id, and removes those that were not used for long.
 *
 * @throws the file system's error
 */
export function keepRecord(cacheDir: string, draft: string, id: string): void {
  const folder = recordsIn(cacheDir);
  const path = pathOf(cacheDir, id);
  keepRecordFile(draft, path, id);
  const names = readdirSync(folder);
  const age = new Map(names.map((name) => [name, -modified(join(folder, name))]));
  const others = names.filter((name) => RECORD.test(name) && name !== basename(path));
  const oldest = others.toSorted((a, b) => age.get(a)! - age.get(b)!).slice(KEPT - 1);
  const outcomes = oldest.map((name) => name.replace(/record$/, 'outcome'));
  for (const name of [...oldest, ...outcomes, ...names.filter((each) => OF_OLD.test(each))])
    rmSync(join(folder, name), { recursive: true, force: true });
}

function partsIn(all: Uint8Array, lengths: PartsPlace['lengths']): SearchPart[] {
  let at = 0;
  const take = (length: number): Uint8Array => {
    at += length;
    return all.subarray(at - length, at);
  };
  return lengths.map(([product, bytes, text]) => ({ product, bytes: take(bytes), text: take(text) }));
}

/** Says that the record of the output with this id is in use, so that it is kept longer than others. */
export function touchRecord(cacheDir: string, id: string): void {
  try {
    const now = new Date();
    utimesSync(pathOf(cacheDir, id), now, now);
  } catch {
    // Without it, the next build that finds a change renders everything.
  }
}

/** The path of a new file that is to be kept in the cache, until it is whole: others may use the cache at the same time. */
export function draftIn(cacheDir: string): string {
  return join(recordsIn(cacheDir), `${process.pid}-${randomUUID()}.draft`);
}

function changesKey(page: string, product: string): string {
  return `${page}\0${product}`;
}

function modified(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const RECORD = /^[\w-]{22}\.record$/;
/** What earlier versions left there. */
const OF_OLD = /^[0-9a-f]{16}(?:\.\d+)?\.jsonl?$/;

/** Removes what builds left behind that were killed before their record was complete. */
function removeAbandonedDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const id = /^(\d+)-[\w-]+\.draft$/.exec(name)?.[1];
    if (id !== undefined && !isRunning(Number(id))) rmSync(join(folder, name), { force: true });
  }
}

/** The folder of a cache in which records lie. */
export function recordsIn(cacheDir: string): string {
  return join(cacheDir, 'builds');
}

function pathOf(cacheDir: string, id: string): string {
  return join(recordsIn(cacheDir), `${id}.record`);
}
