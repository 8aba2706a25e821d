import { expect, test } from 'vitest';
import { crawlerFiles } from './sitemap.ts';

test('G3: the sitemap is the same whichever page was ready first', () => {
  const sitemap = (...urls: string[]) =>
    crawlerFiles(new Set(urls), 'https://docs.acme.com', '/docs')[0]!.text;
  expect(sitemap('/b/', '/a/')).toBe(sitemap('/a/', '/b/'));
  expect(sitemap('/b/')).toContain('<loc>https://docs.acme.com/docs/b/</loc>');
});
