import type { Document, Library } from '../../engine/library/types.ts';
import { listPostsInMarkdown } from './post-list.ts';
import { listTagsInMarkdown } from './tag-list.ts';

/**
 * The Markdown of a document with the lists that the site makes: of tags, where they are to stand, and of posts below its text.
 *
 * @param address makes whole addresses of the site's
 */
export function withLists(
  library: Library,
  document: Document,
  markdown: string,
  address: (url: string) => string,
): string {
  return listPostsInMarkdown(
    library,
    document,
    listTagsInMarkdown(library, document, markdown, address),
    address,
  );
}
