import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addAll } from '../../engine/add-all.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { markdownUrl } from '../files/markdown-url.ts';
import { isStartPage } from '../model/start-page.ts';
import { BuildRecord, type WrittenDocument } from './build-record.ts';

/** What a build takes over from the one before it. */
export interface TakenOver {
  /** by URL */
  documents: Map<string, WrittenDocument>;
  /** whether the search index is among it, since no document came, went or changed */
  searchIndex: boolean;
  record: BuildRecord;
  /** brings the files into the new build; may happen while other work goes on */
  bring(): void;
}

/** Where a build lies, and where the one before it. */
export interface TakeOverOptions {
  previous: string;
  staging: string;
  cacheDir: string;
  keyOf: (document: Document) => string;
}

/** Finds every document that reads as in the last build; undefined when there was none. */
export function takeOver(
  library: Library,
  { previous, staging, cacheDir, keyOf }: TakeOverOptions,
): TakenOver | undefined {
  const record = BuildRecord.read(cacheDir, previous);
  if (!record) return undefined;
  const documents = new Map<string, WrittenDocument>();
  const files: string[] = [];
  let all = 0;
  for (const page of library.pages) {
    const editions = library.variantsOf(page).flatMap((variant) => {
      const document = library.document(page, variant);
      if (!document || isStartPage(document)) return [];
      all++;
      const written = record.documents.get(document.url);
      const own = [`${document.url}index.html`, markdownUrl(document)].map(decodeURI);
      if (written?.key !== keyOf(document) || !own.every((file) => existsSync(join(previous, file))))
        return [];
      documents.set(document.url, written);
      addAll(files, own);
      return [written.edition];
    });
    if (editions.length > 0) library.takeOver(page, editions, record.warnings.get(page.path) ?? []);
  }
  const unchanged = documents.size === all && all === record.documents.size;
  const searchIndex = unchanged && existsSync(join(previous, 'pagefind'));
  return {
    documents,
    searchIndex,
    record,
    bring() {
      for (const file of files) link(join(previous, file), join(staging, file));
      if (searchIndex) cpSync(join(previous, 'pagefind'), join(staging, 'pagefind'), { recursive: true });
    },
  };
}

/** Copies a file without its bytes, where the file system can. */
function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
