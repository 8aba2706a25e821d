import { expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { type Manifest, type ManifestPages, manifestFiles } from './manifest.ts';

/** A site with some pages in each of its sections. */
function siteOf(sections: number, pages: number) {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  return fakeLibrary([
    { path: 'index.md', title: 'Home' },
    ...numbers(sections).flatMap((section) =>
      numbers(pages).map((page) => ({ path: `s${section}/p${page}.md`, title: `Page ${page}` })),
    ),
  ]);
}

/** The files of such a site, by URL. */
async function filesOf(sections: number, pages: number): Promise<Map<string, unknown>> {
  const files = manifestFiles(siteOf(sections, pages)).map(
    async ({ url, text }) => [url, JSON.parse(await text)] as const,
  );
  return new Map(await Promise.all(files));
}

it('a small site has all its pages in one file, a larger one a file for each product', async () => {
  expect([...(await filesOf(4, 10)).keys()]).toEqual(['/manifest.json']);
  const files = await filesOf(4, 200);
  expect([...files.keys()]).toEqual(['/manifest.json', '/manifest/cloud.json', '/manifest/server.json']);
  expect(Object.keys(files.get('/manifest/cloud.json') as ManifestPages)).toHaveLength(801);
});

it('a very large product has a file for each section, which does not grow with the others', async () => {
  const [large, larger] = await Promise.all([filesOf(20, 120), filesOf(30, 120)]);
  const { parts } = large.get('/manifest.json') as Manifest;
  const cloud = parts!.cloud as Record<string, string>;
  expect(Object.keys(cloud)).toHaveLength(21);
  expect(Object.keys(large.get(cloud['']!) as ManifestPages)).toEqual(['']);
  expect(Object.keys(large.get(cloud.s7!) as ManifestPages)).toEqual(
    Array.from({ length: 120 }, (_, page) => `s7/p${page}`),
  );
  const longest = (files: Map<string, unknown>): number =>
    Math.max(
      ...[...files].map(([url, value]) => (url === '/manifest.json' ? 0 : JSON.stringify(value).length)),
    );
  expect(longest(larger)).toBeLessThan(1.05 * longest(large));
});

it('each page is looked at as often in a site of many sections as in one of few', async () => {
  const looks = async (sections: number): Promise<number> => {
    const library = siteOf(sections, 2400 / sections);
    let count = 0;
    for (const page of library.pages) {
      const { slug } = page;
      Object.defineProperty(page, 'slug', {
        get: () => {
          count++;
          return slug;
        },
      });
    }
    await Promise.all(manifestFiles(library).map(({ text }) => text));
    return count;
  };
  expect(await looks(600)).toBe(await looks(20));
});
