import type { Document, Library } from '../../engine/library/types.ts';
import { listPostsInMarkdown } from './post-list.ts';
import { relatedLinksInMarkdown } from './related-links.ts';
import { listTagsInMarkdown } from './tag-list.ts';

/**
 * The Markdown of a document with the lists that the site makes: of tags, where they are to stand, and of posts and links below its text.
 *
 * @param address makes whole addresses of the site's
 */
export function withLists(
  library: Library,
  document: Document,
  markdown: string,
  address: (url: string) => string,
): string {
  const tagged = listTagsInMarkdown(library, document, markdown, address);
  const listed = listPostsInMarkdown(library, document, tagged, address);
  const links = relatedLinksInMarkdown(library, document, address);
  return links === '' ? listed : `${listed.trimEnd()}\n\n${links}\n`;
}
