import { expect, test } from 'vitest';
import { crawlerFiles } from './sitemap.ts';

/** The text of each file for some pages, by its URL. */
function filesFor(
  urls: readonly string[],
  { documents = urls.length, hasStartPage = true } = {},
): Map<string, string> {
  const files = crawlerFiles({
    canonicalUrls: new Set(urls),
    documents,
    hasStartPage,
    origin: 'https://docs.acme.com',
    base: '/docs',
  });
  return new Map(files.map(({ url, text }) => [url, text as string]));
}

const addressesIn = (text: string): string[] =>
  Array.from(text.matchAll(/<loc>([^<]*)<\/loc>/g), ([, address]) => address!);

test('G3: the sitemap is the same whichever page was ready first', () => {
  const sitemap = (...urls: string[]) => filesFor(urls).get('/sitemap.xml');
  expect(sitemap('/b/', '/a/')).toBe(sitemap('/a/', '/b/'));
  expect(sitemap('/b/')).toContain('<loc>https://docs.acme.com/docs/b/</loc>');
});

test('a start page that is a copy of another page is known by the address of that', () => {
  const addresses = (hasStartPage: boolean) =>
    addressesIn(filesFor(['/guides/'], { hasStartPage }).get('/sitemap.xml')!);
  expect(addresses(true)).toEqual(['https://docs.acme.com/docs/', 'https://docs.acme.com/docs/guides/']);
  expect(addresses(false)).toEqual(['https://docs.acme.com/docs/guides/']);
});

test.each([
  [49_999, 49_999, 1],
  [50_000, 50_000, 2],
  [120_000, 120_000, 3],
  // Most documents read the same as others.
  [400, 400_000, 9],
])('%i pages of %i documents stand in %i sitemaps, each once', (pages, documents, sitemaps) => {
  const urls = Array.from({ length: pages }, (_, index) => `/page-${index}/`);
  const files = filesFor(urls, { documents });
  const home = 'https://docs.acme.com/docs';
  expect(files.get('/robots.txt')).toContain(`Sitemap: ${home}/sitemap.xml\n`);
  const parts = [...files.keys()].filter((url) => /\/sitemap-\d+\.xml/.test(url));
  if (sitemaps === 1) expect(parts).toEqual([]);
  else
    expect(addressesIn(files.get('/sitemap.xml')!)).toEqual(
      Array.from({ length: sitemaps }, (_, index) => `${home}/sitemap-${index + 1}.xml`),
    );
  const lists = (sitemaps === 1 ? ['/sitemap.xml'] : parts).map((url) => addressesIn(files.get(url)!));
  for (const { length } of lists) expect([length > 0, length <= 50_000]).toEqual([true, true]);
  expect(new Set(lists.flat())).toEqual(new Set([`${home}/`, ...urls.map((url) => home + url)]));
  expect(lists.flat()).toHaveLength(pages + 1);
});
