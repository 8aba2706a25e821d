import { hash } from 'node:crypto';
import type { Document, Library } from '../../engine/library/types.ts';
import { documentsOf } from '../model/documents-of.ts';
import type { Making } from './assert-complete.ts';
import { pagesOfShare, type Share } from './share.ts';

/**
 * A hash over all that a part depends on, for tools that ask whether it must be built again. It is equal as long as the part would
 * be: an edit of a text alters that of one part, a title or site.yml that of all.
 *
 * @param making how the site is made
 * @param keyOf the key of a document, as builds make it
 */
export function shareKey(
  library: Library,
  share: Share,
  { making, keyOf }: { making: Making; keyOf: (document: Document) => string },
): string {
  const documents = pagesOfShare(library, share).flatMap((page) => documentsOf(library, page));
  const keys = documents.map((document) => [document.url, keyOf(document)]);
  return hash('sha256', JSON.stringify([share, making, keys]), 'base64url');
}
