import { linkSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Document, Library } from '../../engine/library/types.ts';
import { markdownCopies, markdownUrl } from '../files/markdown-url.ts';
import { documentsOf } from '../model/documents-of.ts';
import { hashFile } from '../output/hash-file.ts';
import { MARK, type OutputMark, readMark } from '../output/output-mark.ts';
import { BuildRecord, type WrittenDocument } from './build-record.ts';
import { INDEX_FOLDER } from './search-index.ts';

/** What a build takes over from the one before it. */
export interface TakenOver {
  /** by URL */
  documents: Map<string, WrittenDocument>;
  /** ids of products whose search indexes are among it, since none of their documents came, went or changed */
  indexes: ReadonlySet<string>;
  record: BuildRecord;
  /** paths of all files that are taken over, relative to the output, with their hashes */
  files(): Map<string, string>;
  /** brings the files into the new build; may happen while other work goes on */
  bring(): void;
  /** takes over a file that is no document's and brings it, if it has this key and is still what that build wrote */
  bringFile(url: string, key: string): boolean;
}

/** Where a build lies, and where the one before it. */
export interface TakeOverOptions {
  previous: string;
  staging: string;
  cacheDir: string;
  keyOf: (document: Document) => string;
}

/**
 * Finds every document that reads as in the last build and whose files are still what that build wrote; undefined when nothing
 * is known of it. Somebody may have changed the output since: a deploy step, a broken disk.
 */
export function takeOver(
  library: Library,
  { previous, staging, cacheDir, keyOf }: TakeOverOptions,
): TakenOver | undefined {
  const mark = readMark(previous);
  const record = mark && BuildRecord.read(cacheDir, mark.id);
  if (!record) return undefined;
  const output = new EarlierOutput(previous, mark);
  const documents = new Map<string, WrittenDocument>();
  for (const page of library.pages) {
    const own = documentsOf(library, page);
    const same = own.flatMap((document) => {
      const written = record.documents.get(document.url);
      return written?.key === keyOf(document) ? [{ document, written }] : [];
    });
    // What components print in all variants is compared, and known only when all are shown.
    if (page.format === 'mdx' && same.length < own.length) continue;
    const found = same.map(({ document }) => output.find(filesOf(library, document)));
    if (page.format === 'mdx' && found.includes(undefined)) continue;
    const editions = same.flatMap(({ document, written }, index) => {
      if (!found[index]) return [];
      output.take(found[index]);
      documents.set(document.url, written);
      return [written.edition];
    });
    if (editions.length > 0) library.takeOver(page, editions, record.warnings.get(page.path) ?? []);
  }
  const indexes = new Set<string>();
  for (const product of unchangedProducts(library, documents, record)) {
    const index = output.find(output.below(`${INDEX_FOLDER}/${product}/`));
    if (!index) continue;
    output.take(index);
    indexes.add(product);
  }
  return {
    documents,
    indexes,
    record,
    files: () => output.taken(),
    bring: () => output.bring(staging),
    bringFile(url, key) {
      const found = record.files.get(url) === key ? output.find([pathOf(url)]) : undefined;
      if (found === undefined) return false;
      output.take(found);
      output.bring(staging, found);
      return true;
    },
  };
}

/** Ids of the products of which no document came, went or changed. */
function unchangedProducts(
  library: Library,
  taken: ReadonlyMap<string, WrittenDocument>,
  record: BuildRecord,
): Set<string> {
  const products = new Set(library.site.products.map(({ id }) => id));
  const urls = new Set<string>();
  for (const { product, url } of library.site.variants.flatMap((variant) =>
    library.documents(variant).map((document) => ({ product: variant.product.id, url: document.url })),
  )) {
    urls.add(url);
    if (!taken.has(url)) products.delete(product);
  }
  for (const [url, { product }] of record.documents) if (!urls.has(url)) products.delete(product);
  return products;
}

/** Paths in the output of all that is written for a document. */
function filesOf(library: Library, document: Document): string[] {
  const urls = [`${document.url}index.html`, markdownUrl(document), ...markdownCopies(library, document)];
  return urls.map(pathOf);
}

function pathOf(url: string): string {
  return decodeURI(url).slice(1);
}

/** Files, and whether a link will do for each, which costs less than a copy. */
type FoundFiles = readonly (readonly [path: string, linked: boolean])[];

/** The files of an earlier build, as far as they are still what it wrote. */
class EarlierOutput {
  readonly #folder: string;
  readonly #mark: OutputMark;
  /** permissions of files that a build writes here */
  readonly #mode: number;
  /** files that are taken, and whether a link to them may be taken as well */
  readonly #taken = new Map<string, boolean>();

  constructor(folder: string, mark: OutputMark) {
    this.#folder = folder;
    this.#mark = mark;
    this.#mode = lstatSync(join(folder, MARK)).mode;
  }

  /** Every file of the build below a folder. */
  below(folder: string): string[] {
    return [...this.#mark.files.keys()].filter((path) => path.startsWith(folder));
  }

  /** Some files, at least one, with whether a link to each will do; undefined when one of them is not what the build wrote. */
  find(paths: readonly string[]): FoundFiles | undefined {
    const found = paths.map((path) => [path, this.#look(path)] as const);
    const isWhole = found.every((entry): entry is [string, boolean] => entry[1] !== undefined);
    return isWhole && found.length > 0 ? found : undefined;
  }

  take(found: FoundFiles): void {
    for (const [path, linked] of found) this.#taken.set(path, linked);
  }

  /** What was taken, with hashes. */
  taken(): Map<string, string> {
    return new Map([...this.#taken.keys()].map((path) => [path, this.#mark.files.get(path)!]));
  }

  /** Whether a link will do for a file, which costs less than a copy; undefined for a file that the build did not write. */
  #look(path: string): boolean | undefined {
    const found = hashFile(join(this.#folder, path));
    if (found === undefined || found.hash !== this.#mark.files.get(path)) return undefined;
    // What has another name elsewhere may be edited there.
    return found.stats.nlink === 1 && found.stats.mode === this.#mode;
  }

  /** Brings some of what was taken into another folder. */
  bring(to: string, files: Iterable<readonly [path: string, linked: boolean]> = this.#taken): void {
    for (const [path, linked] of files) {
      const [from, target] = [join(this.#folder, path), join(to, path)];
      mkdirSync(dirname(target), { recursive: true });
      if (linked) link(from, target);
      else copy(from, target);
    }
  }
}

/** Copies a file without its bytes, where the file system can. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copy(from, to);
  }
}

/** Copies the bytes of a file, and nothing else of it. */
function copy(from: string, to: string): void {
  writeFileSync(to, readFileSync(from));
}
