import type { KeptChanges } from '../../apparatus/changes-by-way.ts';
import type { Finding } from '../../engine/finding.ts';
import type { EditionDigests, SearchPart } from './cut-page.ts';
import { type Extent, RecordFile } from './record-file.ts';
import { recordPath } from './record-folder.ts';
import type { KeptParts } from './search-parts.ts';
import { WrittenChanges } from './written-changes.ts';

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
export interface RecordContents {
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
export interface PartsPlace {
  editions: EditionDigests;
  extent: Extent;
  /** how many bytes each has for what is merged, and for what is shown */
  lengths: [product: string, bytes: number, text: number][];
}

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
    const { documents, warnings, files, parts, changes } = file.last as RecordContents;
    this.documents = new Map(documents);
    this.warnings = new Map(warnings);
    this.files = new Map(files);
    this.#parts = new Map(parts);
    this.#changes = new Map(changes);
    this.#file = file;
  }

  /** Reads the record of the output with this id; undefined when there is none that is whole. */
  static read(cacheDir: string, id: string): BuildRecord | undefined {
    return BuildRecord.open(recordPath(cacheDir, id), id);
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

function partsIn(all: Uint8Array, lengths: PartsPlace['lengths']): SearchPart[] {
  let at = 0;
  const take = (length: number): Uint8Array => {
    at += length;
    return all.subarray(at - length, at);
  };
  return lengths.map(([product, bytes, text]) => ({ product, bytes: take(bytes), text: take(text) }));
}

/** What the changes of a page in a product are found by. */
export function changesKey(page: string, product: string): string {
  return `${page}\0${product}`;
}
