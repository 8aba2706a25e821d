import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
}

/**
 * Brings every document that reads as before from the last build's folder into the new one.
 *
 * @returns undefined when there was no last build
 */
export function takeOver(
  library: Library,
  {
    previous,
    staging,
    cacheDir,
    keyOf,
  }: { previous: string; staging: string; cacheDir: string; keyOf: (document: Document) => string },
): TakenOver | undefined {
  const record = BuildRecord.read(cacheDir, previous);
  if (!record) return undefined;
  const documents = new Map<string, WrittenDocument>();
  let all = 0;
  for (const page of library.pages) {
    const taken = library.variantsOf(page).flatMap((variant) => {
      const document = library.document(page, variant);
      if (!document || isStartPage(document)) return [];
      all++;
      const written = record.documents.get(document.url);
      if (written?.key !== keyOf(document) || !bring(document, previous, staging)) return [];
      documents.set(document.url, written);
      return [written.edition];
    });
    if (taken.length > 0) library.takeOver(page, taken, record.warnings.get(page.path) ?? []);
  }
  const unchanged = documents.size === all && all === record.documents.size;
  const searchIndex = unchanged && existsSync(join(previous, 'pagefind'));
  if (searchIndex) cpSync(join(previous, 'pagefind'), join(staging, 'pagefind'), { recursive: true });
  return { documents, searchIndex, record };
}

/** Brings the HTML and the Markdown of a document; says whether both were there. */
function bring(document: Document, previous: string, staging: string): boolean {
  const files = [`${document.url}index.html`, markdownUrl(document)].map(decodeURI);
  if (!files.every((file) => existsSync(join(previous, file)))) return false;
  for (const file of files) link(join(previous, file), join(staging, file));
  return true;
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
