import { escapeHtml } from '../model/html.ts';
import type { OutputFile } from './output-file.ts';

/**
 * `/sitemap.xml` (only with a known public address, which its format asks for) and `/robots.txt`. The sitemap names pages
 * that read the same in several versions once.
 */
export function crawlerFiles(
  canonicalUrls: ReadonlySet<string>,
  origin: string | undefined,
  base: string,
): OutputFile[] {
  const robots = { url: '/robots.txt', what: 'the rules for search engines' };
  if (origin === undefined) return [{ ...robots, text: 'User-agent: *\nAllow: /\n' }];
  const address = (url: string): string => new URL(base + url, origin).href;
  return [
    {
      url: '/sitemap.xml',
      what: 'the list of pages for search engines',
      get text() {
        return sitemap([...canonicalUrls].map(address), address('/'));
      },
    },
    { ...robots, text: `User-agent: *\nAllow: /\nSitemap: ${address('/sitemap.xml')}\n` },
  ];
}

/** Pages are written in the order in which they are ready; the file is to be the same each time. */
function sitemap(addresses: readonly string[], home: string): string {
  const entries = [home, ...addresses.toSorted()].map(
    (address) => `<url><loc>${escapeHtml(address)}</loc></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}
