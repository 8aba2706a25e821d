import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../src/search/ask.ts';
import { ENTRY, type Entry } from '../../src/search/format.ts';
import { SiteIndex } from '../../src/search/site-index.ts';
import { sharedSite } from '../stage/stage.ts';
import type { ExpectedFirst } from './expected-first.ts';
import { FRESH } from './fresh-queries.ts';
import { QUERIES, UNSEEN } from './queries.ts';

const site = sharedSite('guides');
let index: SiteIndex;

beforeAll(() => {
  const folder = `${site.folder}/_search`;
  const entry = JSON.parse(readFileSync(`${folder}/${ENTRY}`, 'utf8')) as Entry;
  index = new SiteIndex(entry, async (path) => gunzipSync(readFileSync(`${folder}/${path}`)));
});

/** The place of the expected page among those found for each query: 1 for the first, 0 for none of the first three. */
async function ranks(queries: readonly ExpectedFirst[]): Promise<[query: string, rank: number][]> {
  return Promise.all(
    queries.map(async ([variant, query, ...slugs]): Promise<[string, number]> => {
      const scope = index.variants.findIndex(({ id }) => id === variant);
      const { index: own, pages } = await ask(index, query, [scope]);
      const texts = await Promise.all(pages.slice(0, 3).map(({ page }) => own.text(page, scope)));
      return [query, texts.findIndex(({ slug }) => slugs.includes(slug)) + 1];
    }),
  );
}

describe('the search of the manual', () => {
  it('has the page that readers expect first for nine of ten queries, and among the first three for all', async () => {
    const found = await ranks(QUERIES);
    expect(found).toHaveLength(60);
    expect(found.filter(([, rank]) => rank === 0)).toEqual([]);
    expect(found.filter(([, rank]) => rank === 1).length).toBeGreaterThanOrEqual(54);
  });

  it('does nearly as well for queries that it was not made with', async () => {
    const found = await ranks(UNSEEN);
    expect(found).toHaveLength(120);
    expect(found.filter(([, rank]) => rank === 1).length).toBeGreaterThanOrEqual(102);
    expect(found.filter(([, rank]) => rank > 0).length).toBeGreaterThanOrEqual(114);
  });

  it('has the expected page first for nine of ten queries that were written from the texts, and among three for nearly all', async () => {
    const found = await ranks(FRESH);
    expect(found).toHaveLength(362);
    expect(found.filter(([, rank]) => rank === 1).length).toBeGreaterThanOrEqual(322);
    expect(found.filter(([, rank]) => rank > 0).length).toBeGreaterThanOrEqual(346);
  });
});
