import { hash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type WriteStream,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Finding } from '../../engine/finding.ts';
import { isRunning } from './is-running.ts';
import type { SearchRecord } from './search-record.ts';

/** What a build knows of a document that it wrote. */
export interface WrittenDocument {
  /** equal keys in two builds mean equal HTML */
  key: string;
  /** path of its page */
  page: string;
  edition: string;
  /** URL of the document that search engines should know for it; undefined for an unreleased version */
  canonical: string | undefined;
}

interface RecordFile {
  id: string;
  /** by URL */
  documents: [string, WrittenDocument][];
  /** by the path of the page */
  warnings: [string, readonly Finding[]][];
}

/** The file in an output folder that says which build wrote it. */
const MARK = '.variorum';

/** What the last build of a folder left behind: documents, warnings, and a search record for every edition. */
export class BuildRecord {
  readonly documents: ReadonlyMap<string, WrittenDocument>;
  readonly warnings: ReadonlyMap<string, readonly Finding[]>;
  readonly #searchFile: string;

  private constructor({ documents, warnings }: RecordFile, searchFile: string) {
    this.documents = new Map(documents);
    this.warnings = new Map(warnings);
    this.#searchFile = searchFile;
  }

  /** Reads the record of the build that wrote `folder`; undefined when there is none, or another build was there since. */
  static read(cacheDir: string, folder: string): BuildRecord | undefined {
    try {
      const id = readFileSync(join(folder, MARK), 'utf8').trim();
      const path = recordPath(cacheDir, folder);
      const record = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as RecordFile;
      return record.id === id ? new BuildRecord(record, `${path}.jsonl`) : undefined;
    } catch {
      // Without a record, or with a damaged one, everything is rendered.
      return undefined;
    }
  }

  /** The search records of some editions, one after another, so that they need no memory. */
  async *searchRecords(
    editions: ReadonlySet<string>,
  ): AsyncGenerator<[edition: string, record: SearchRecord]> {
    for await (const line of createInterface({ input: createReadStream(this.#searchFile) })) {
      const [edition, record] = JSON.parse(line) as [string, SearchRecord];
      if (editions.has(edition)) yield [edition, record];
    }
  }
}

/** Writes the record of a build while it goes on; what was there stays until the build is complete. */
export class BuildRecordWriter {
  readonly #path: string;
  /** where the record is written: another build of the folder may be under way */
  readonly #draft: string;
  readonly #id: string;
  readonly #search: WriteStream;
  readonly #documents: [string, WrittenDocument][] = [];

  /** @param folder where the build will lie in the end */
  constructor(cacheDir: string, folder: string) {
    this.#path = recordPath(cacheDir, folder);
    this.#draft = `${this.#path}.${process.pid}`;
    this.#id = hash('sha256', `${folder} ${process.pid} ${performance.timeOrigin}`, 'hex').slice(0, 16);
    mkdirSync(join(cacheDir, 'builds'), { recursive: true });
    removeAbandonedDrafts(join(cacheDir, 'builds'));
    this.#search = createWriteStream(`${this.#draft}.jsonl`);
  }

  /** Notes what was written for a document, by its URL; kept in memory until `complete`. */
  addDocument(url: string, document: WrittenDocument): void {
    this.#documents.push([url, document]);
  }

  /** Notes the search record of an edition, by its key; written at once, so that it needs no memory. */
  addSearchRecord(edition: string, record: SearchRecord): void {
    this.#search.write(`${JSON.stringify([edition, record])}\n`);
  }

  /**
   * Puts the record in the place of the last one.
   *
   * @param staging where the build lies now
   */
  async complete(warnings: [string, readonly Finding[]][], staging: string): Promise<void> {
    this.#search.end();
    await finished(this.#search);
    const record: RecordFile = { id: this.#id, documents: this.#documents, warnings };
    writeFileSync(`${this.#draft}.json`, JSON.stringify(record));
    for (const ending of ['json', 'jsonl']) renameSync(`${this.#draft}.${ending}`, `${this.#path}.${ending}`);
    writeFileSync(join(staging, MARK), `${this.#id}\n`);
  }

  /** Leaves the record of the last build as it is, and removes what was written for this one. */
  async abandon(): Promise<void> {
    this.#search.end();
    await finished(this.#search);
    rmSync(`${this.#draft}.jsonl`, { force: true });
  }
}

/** Removes what builds left behind that were killed before their record was complete. */
function removeAbandonedDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const id = /\.(\d+)\.jsonl?$/.exec(name)?.[1];
    if (id !== undefined && !isRunning(Number(id))) rmSync(join(folder, name), { force: true });
  }
}

function recordPath(cacheDir: string, folder: string): string {
  return join(cacheDir, 'builds', hash('sha256', folder, 'hex').slice(0, 16));
}
