import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import type { IndexedEdition } from './indexed-edition.ts';
import { memoryFiles } from './memory-index.ts';
import { SiteIndex } from './site-index.ts';

const PAGES = 2000;
/** The script of the search and its styles, as they are before they are compressed, with room to grow. */
const DIALOG = 38_000;
const MOST = 100_000;

const NOUNS =
  'account agent archive backup bucket cache certificate channel cluster console credential dashboard dataset deployment device domain endpoint event exporter field filter gateway group handler image instance job key label limit listener log mapping message metric migration'.split(
    ' ',
  );

let state = 1;
/** A small deterministic generator (Lehmer), so that every run has the same pages. */
function pick(words: readonly string[]): string {
  state = (state * 48_271) % 2_147_483_647;
  return words[state % words.length]!;
}

/** Pages that all have the same few words, in which nothing is rare: the worst that an index can be asked to hold. */
function page(number: number): IndexedEdition[] {
  const text = (words: number): string => Array.from({ length: words }, () => `the ${pick(NOUNS)}`).join(' ');
  const sections = Array.from(
    { length: 4 },
    (_, at) => `<h2 id="s${at}">A ${pick(NOUNS)}</h2><p>${text(40)}.</p><p>${text(20)}.</p>`,
  );
  return [
    {
      slug: `part-${Math.floor(number / 50)}/page-${number}`,
      title: `Page ${number}`,
      area: '',
      formerly: [],
      isReference: false,
      variants: ['server'],
      lead: '',
      tags: [],
      html: `<p>${text(20)}</p>${sections.join('')}`,
    },
  ];
}

let files: ReturnType<typeof memoryFiles>;

beforeAll(() => {
  const pages = Array.from({ length: PAGES }, (_, number) => page(number));
  files = memoryFiles(pages, [{ id: 'server', path: '/server', product: 'Server' }]);
});

/** What a reader has who comes to the site, and what they load: how many bytes each file has on its way. */
function visit(): { site: SiteIndex; loaded: Map<string, number> } {
  const [entry, read] = files;
  const loaded = new Map<string, number>();
  const site = new SiteIndex(entry, async (name) => {
    const bytes = await read(name);
    loaded.set(name, gzipSync(bytes).length);
    return bytes;
  });
  return { site, loaded };
}

/** Searches, and shows the first results. */
async function search(site: SiteIndex, query: string): Promise<string[]> {
  const { index, pages } = await ask(site, query, [0]);
  const texts = pages.slice(0, 10).map((found) => index.text(found.page, found.variant));
  return (await Promise.all(texts)).map((text) => JSON.stringify(text));
}

describe('an index of thousands of pages', () => {
  it.each([
    [['cluster']],
    [['backup cluster']],
    [['the backup cluster key']],
    [['how to move the cluster']],
    [['ga']],
    [['g', 'gate', 'gateway ']],
  ])('is read for less than 100 kB at a first search: %j', async (typed) => {
    const { site, loaded } = visit();
    for (const query of typed) await search(site, query);
    const bytes = DIALOG + [...loaded.values()].reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(DIALOG + 10_000);
    expect(bytes).toBeLessThan(MOST);
  });

  it('reads where frequent words stand when their phrase is asked for, and only then', async () => {
    const { site, loaded } = visit();
    const places = (): string[] => [...loaded.keys()].filter((name) => name.includes('/places-'));
    await search(site, 'backup cluster');
    expect(places()).toEqual([]);
    const texts = await search(site, '"backup the cluster"');
    expect(places()).toHaveLength(3);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.toLowerCase()).toContain('backup the cluster');
  });
});
