import type { RenderedDocument } from '../../engine/library/types.ts';
import { escapeHtml } from '../model/html.ts';
import { stemmingLanguage, withBoundaries } from '../model/word-boundaries.ts';

/** What Pagefind needs to know about an edition. */
export interface SearchRecord {
  url: string;
  content: string;
}

/**
 * The edition of a rendered document as a search record.
 *
 * It is labelled with every variant that reads it, and holds its page's slug: the browser makes the URL for the variant
 * that the reader is in.
 *
 * @param article its HTML as its page shows it
 * @param tag the language of the site
 */
export function searchRecord(
  { edition, title, document }: RenderedDocument,
  article: string,
  tag: string,
): SearchRecord {
  const labels = edition.variants.ids
    .map((id) => `<i data-pagefind-filter="variant[data-v]" data-v="${escapeHtml(id)}"></i>`)
    .join('');
  const meta =
    `<i data-pagefind-meta="title[data-v]" data-v="${escapeHtml(title)}"></i>` +
    `<i data-pagefind-meta="page[data-v]" data-v="${escapeHtml(document.page.slug)}"></i>`;
  const text = withBoundaries(withoutAnchor(withoutCode(article).replace(FOOTNOTE_MARK, '')));
  return {
    url: `/${edition.key}/`,
    content: `<html lang="${escapeHtml(stemmingLanguage(tag))}"><body><main data-pagefind-body>${labels}${meta}${text}</main></body></html>`,
  };
}

const FOOTNOTE_MARK = /<sup id="fnref[^>]*>.*?<\/sup>/gs;

/** The heading that titles a page is no section of it: with an address of its own it would be found a second time. */
function withoutAnchor(html: string): string {
  return html.replace(/<h1\b[^<>]*>/, '<h1>');
}

/** Readers search for words, not for lines of samples, and samples are half of a technical page. */
function withoutCode(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { index } of html.matchAll(/<pre\b/g)) {
    if (index < from) continue;
    const end = html.indexOf('</pre>', index);
    // None ends any more.
    if (end < 0) break;
    parts.push(html.slice(from, index));
    from = end + '</pre>'.length;
  }
  return parts.join('') + html.slice(from);
}
