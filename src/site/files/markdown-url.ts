import { standsForFolder } from '../../engine/library/folder/page-name.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { latestPrefixes } from '../model/latest.ts';

/** Where the Markdown of a document lies: `/a/b/` → `/a/b.md`, and for an `index.md` → `/a/b/index.md`. */
export function markdownUrl({ page, url }: Document): string {
  return standsForFolder(page) ? `${url}index.md` : `${url.slice(0, -1)}.md`;
}

/**
 * Where it lies once more: below each `latest` that leads to the document, since a host of files can redirect pages only. An address
 * below which a page of another product stands is left to that.
 */
export function markdownCopies(library: Library, document: Document): string[] {
  const { basePath } = document.variant;
  const below = (prefix: string, url: string) => prefix + url.slice(basePath.length);
  return latestPrefixes(library.site, document.variant)
    .filter((prefix) => library.documentAt(below(prefix, document.url)) === undefined)
    .map((prefix) => below(prefix, markdownUrl(document)));
}
