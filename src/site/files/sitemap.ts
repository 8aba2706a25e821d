import { escapeHtml } from '../model/html.ts';
import type { SiteFile } from './site-file.ts';

/**
 * `/sitemap.xml` (only with a known public address, which its format asks for) and `/robots.txt`. The sitemap names pages
 * that read the same in several versions once.
 */
export function crawlerFiles(
  canonicalUrls: ReadonlySet<string>,
  origin: string | undefined,
  base: string,
): SiteFile[] {
  if (origin === undefined) return [{ url: '/robots.txt', text: 'User-agent: *\nAllow: /\n' }];
  const address = (url: string): string => new URL(base + url, origin).href;
  // Pages are written in the order in which they are ready; the file is to be the same each time.
  const urls = ['/', ...[...canonicalUrls].toSorted()];
  const entries = urls.map((url) => `<url><loc>${escapeHtml(address(url))}</loc></url>`);
  return [
    {
      url: '/sitemap.xml',
      text: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
    },
    { url: '/robots.txt', text: `User-agent: *\nAllow: /\nSitemap: ${address('/sitemap.xml')}\n` },
  ];
}
