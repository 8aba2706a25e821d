import { escapeHtml } from '../model/html.ts';
import type { OutputFile } from './output-file.ts';

/** Addresses that one sitemap may name (https://www.sitemaps.org/protocol.html#index). */
const MOST_ADDRESSES = 50_000;

/** Where pages stand that search engines may know. */
export interface CrawledSite {
  /** URLs of the documents that search engines may show; all are known before the text of the first file is asked for */
  canonicalUrls: ReadonlySet<string>;
  /** how many of them there may be at most */
  documents: number;
  /** whether the address of the site has a page that is known by no other address */
  hasStartPage: boolean;
  /** the public address, which the format of sitemaps asks for; undefined when nobody knows it */
  origin: string | undefined;
  /** the path below which the site is deployed */
  base: string;
}

/**
 * `/sitemap.xml` (only with a known public address) and `/robots.txt`. The sitemap names pages that read the same in several versions
 * once. Where it might have to name more than a sitemap may, it is an index of `/sitemap-1.xml` and those that follow.
 */
export function crawlerFiles({
  canonicalUrls,
  documents,
  hasStartPage,
  origin,
  base,
}: CrawledSite): OutputFile[] {
  const robots = { url: '/robots.txt', what: 'the rules for search engines' };
  if (origin === undefined) return [{ ...robots, text: 'User-agent: *\nAllow: /\n' }];
  const address = (url: string): string => new URL(base + url, origin).href;
  // Pages are known in the order in which they are ready; the files are to be the same each time.
  let sorted: string[] | undefined;
  const all = (): string[] =>
    (sorted ??= [...(hasStartPage ? [address('/')] : []), ...[...canonicalUrls].map(address).toSorted()]);
  const count = Math.ceil((documents + 1) / MOST_ADDRESSES);
  const what = 'the list of pages for search engines';
  const parts = Array.from({ length: count }, (_, index): OutputFile => {
    return {
      url: count === 1 ? '/sitemap.xml' : `/sitemap-${index + 1}.xml`,
      what,
      get text() {
        const addresses = all();
        // In equal parts: none is empty, however many of the documents read the same as others.
        const [begin, end] = [index, index + 1].map((part) => Math.ceil((part * addresses.length) / count));
        return list('urlset', 'url', addresses.slice(begin, end));
      },
    };
  });
  const index: OutputFile[] =
    count === 1
      ? []
      : [
          {
            url: '/sitemap.xml',
            what,
            text: list(
              'sitemapindex',
              'sitemap',
              parts.map(({ url }) => address(url)),
            ),
          },
        ];
  return [
    ...index,
    ...parts,
    { ...robots, text: `User-agent: *\nAllow: /\nSitemap: ${address('/sitemap.xml')}\n` },
  ];
}

function list(name: string, entry: string, addresses: readonly string[]): string {
  const entries = addresses.map((address) => `<${entry}><loc>${escapeHtml(address)}</loc></${entry}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${name}>\n`;
}
