import type { KeptChanges } from '../../apparatus/changes-by-way.ts';
import type { Document, Library, Page } from '../../engine/library/types.ts';
import { markdownCopies, markdownUrl } from '../files/markdown-url.ts';
import { documentsOf } from '../model/documents-of.ts';
import type { KnownFile } from '../output/known-file.ts';
import { type OutputMark, readMark } from '../output/output-mark.ts';
import { BuildRecord, type WrittenDocument } from './build-record.ts';
import { EarlierOutput } from './earlier-output.ts';
import { FolderMaker } from './folder-maker.ts';
import { INDEX_FOLDER } from './search-index.ts';
import type { KeptParts } from './search-parts.ts';

/** What is known of documents that this build need not render. */
export interface KnownDocuments {
  /** by URL */
  documents: ReadonlyMap<string, WrittenDocument>;
  /** what the search index has of a page; undefined when it is not searched, or not known */
  parts(page: string): KeptParts | undefined;
  /** what changed on a page from version to version of a product; undefined where nobody had asked */
  changes(page: string, product: string): KeptChanges | undefined;
  close(): void;
}

/** What a build takes over from those before it. */
export interface TakenOver extends KnownDocuments {
  /** ids of products whose search indexes are among it, since none of their documents came, went or changed */
  indexes: ReadonlySet<string>;
  /** all files that are taken over, by their paths in the output */
  files(): Map<string, KnownFile>;
  /** brings the files into the new build; may happen while other work goes on */
  bring(): void;
  /** takes over a file that is no document's and brings it, if it has this key and is still what that build wrote */
  bringFile(url: string, key: string): boolean;
}

/** A build that was written before: where it lies, and what it left behind. */
export interface EarlierBuild {
  /** absolute path */
  folder: string;
  mark: OutputMark;
  record: BuildRecord;
}

/** The build that lies in a folder; undefined when nothing is known of it. */
export function earlierBuild(folder: string, cacheDir: string): EarlierBuild | undefined {
  const mark = readMark(folder);
  const record = mark && BuildRecord.read(cacheDir, mark.id);
  return record && { folder, mark, record };
}

/** Where a build lies, and where those before it. */
export interface TakeOverOptions {
  /** a page is taken from the first that has it as it is to be */
  earlier: readonly EarlierBuild[];
  staging: string;
  keyOf: (document: Document) => string;
  /** those that are needed; by default all */
  pages?: readonly Page[] | undefined;
}

/**
 * Finds every document that reads as in an earlier build and whose files are still what that build wrote; undefined when there
 * was none. Somebody may have changed the output since: a deploy step, a broken disk.
 */
export function takeOver(
  library: Library,
  { earlier, staging, keyOf, pages = library.pages }: TakeOverOptions,
): TakenOver | undefined {
  if (earlier.length === 0) return undefined;
  const sources = earlier.map((build) => ({ ...build, output: new EarlierOutput(build) }));
  const documents = new Map<string, WrittenDocument>();
  /** the record of what each page was taken from, by its path */
  const records = new Map<string, BuildRecord>();
  for (const page of pages) {
    const own = documentsOf(library, page);
    for (const { record, output } of sources) {
      const same = own.flatMap((document) => {
        const written = documents.has(document.url) ? undefined : record.documents.get(document.url);
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
      if (editions.length === 0) continue;
      records.set(page.path, record);
      library.takeOver(page, editions, record.warnings.get(page.path) ?? []);
    }
  }
  const indexes = new Set<string>();
  const [{ record, output }] = sources as [(typeof sources)[number]];
  for (const product of unchangedProducts(library, documents, record)) {
    const index = output.find(output.below(`${INDEX_FOLDER}/${product}/`));
    if (!index) continue;
    output.take(index);
    indexes.add(product);
  }
  const folders = new FolderMaker(staging);
  return {
    documents,
    indexes,
    // One that is rendered again may still read as it did.
    parts: (page) => (records.get(page) ?? record).parts(page),
    changes: (page, product) => records.get(page)?.changes(page, product),
    files: () => new Map(sources.flatMap((each) => [...each.output.taken])),
    bring() {
      for (const each of sources) each.output.bring(staging, folders);
    },
    bringFile(url, key) {
      return sources.some((each) => {
        const found = each.record.files.get(url) === key ? each.output.find([pathOf(url)]) : undefined;
        if (found === undefined) return false;
        each.output.take(found);
        each.output.bring(staging, folders, found);
        return true;
      });
    },
    close() {
      for (const each of sources) each.record.close();
    },
  };
}

/** What the first thing answers that answers anything. */
export function firstOf<Each, Answer>(
  all: readonly Each[],
  ask: (each: Each) => Answer | undefined,
): Answer | undefined {
  for (const each of all) {
    const answer = ask(each);
    if (answer !== undefined) return answer;
  }
  return undefined;
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
