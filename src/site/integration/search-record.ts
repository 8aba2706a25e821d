import type { RenderedDocument } from '../../engine/library/types.ts';
import type { IndexedEdition } from '../../search/indexed-edition.ts';

/** What the search index needs to know about an edition. */
export type SearchRecord = IndexedEdition;

/** Folders in which one looks things up, by the names that projects give them. */
const REFERENCE =
  /(?:^|\/)(?:references?|api|apis|changelog|release-notes|releases|whats-new|errors|error-messages|glossary)(?:\/|$)/;

/**
 * The edition of a rendered document as a search record.
 *
 * It knows every variant that reads it, and its page's slug: the browser makes the URL for the variant that the reader is in.
 *
 * @param article its HTML as its page shows it
 * @param place the part of the site that it is in, as the navigation has it, empty for none; and slugs that its page had before
 */
export function searchRecord(
  { edition, title, description, document }: RenderedDocument,
  article: string,
  { area, formerly }: Pick<SearchRecord, 'area' | 'formerly'>,
): SearchRecord {
  const { slug } = document.page;
  return {
    slug,
    title,
    lead: description ?? '',
    tags: document.page.frontmatter.tags ?? [],
    area,
    formerly,
    isReference: REFERENCE.test(slug),
    variants: edition.variants.ids,
    html: withoutColours(article),
  };
}

/** Highlighting makes blocks of code several times as long as what they say. */
function withoutColours(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { index } of html.matchAll(/<pre\b/g)) {
    if (index < from) continue;
    const end = html.indexOf('</pre>', index);
    // None ends any more.
    if (end < 0) break;
    parts.push(html.slice(from, index), html.slice(index, end).replace(/<\/?span\b[^<>]*>/g, ''));
    from = end;
  }
  return parts.join('') + html.slice(from);
}
