import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { writeMark } from '../output/output-mark.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import type { MadeParts } from './cut-page.ts';
import { EarlierOutput } from './earlier-output.ts';
import { SearchIndex } from './search-index.ts';
import { type KeptParts, PartMaker, type SearchPage } from './search-parts.ts';
import type { SearchRecord } from './search-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const library = fakeLibrary([
  { path: 'a.md', title: 'A' },
  { path: 'b.md', title: 'B', variants: ['cloud'] },
  { path: 'c.md', title: 'C', variants: ['server@2.0'] },
  { path: 'd.md', title: 'D' },
]);
const productOf = new Map(library.site.variants.map(({ id, product }) => [id, product.id]));

/** What is said of a page in one product or in all; each is an edition of its own. */
function recordOf(path: string, product: string, text = `About ${path} in ${product}.`): SearchRecord {
  const page = library.pages.find((each) => each.path === path)!;
  const variants = library.variantsOf(page).ids.filter((id) => productOf.get(id) === product);
  return {
    slug: page.slug,
    title: path,
    area: '',
    formerly: [],
    isReference: false,
    lead: '',
    tags: [],
    variants,
    html: `<p>${text}</p>`,
  };
}

function maker(kept?: ReadonlyMap<string, KeptParts>) {
  const missing = vi.fn(async () => recordOf('a.md', 'cloud'));
  const made = new PartMaker({
    library,
    code: 'code',
    editionOf: ({ page, variant }) => `${page.path} ${variant.product.id}`,
    recordOf: missing,
    kept: ({ path }) => kept?.get(path),
  });
  return { made, missing };
}

/** The parts of a page of which all editions were rendered; `edited` is what its text in the cloud says. */
async function partsOf(
  path: string,
  edited?: string,
  kept?: ReadonlyMap<string, KeptParts>,
): Promise<MadeParts> {
  const page = library.pages.find((each) => each.path === path)!;
  const products = new Set(library.variantsOf(page).ids.map((id) => productOf.get(id)!));
  const rendered = new Map(
    Array.from(products, (product) => [
      `${path} ${product}`,
      recordOf(path, product, product === 'cloud' ? edited : undefined),
    ]),
  );
  return maker(kept).made.partsOf(page, rendered);
}

async function pages(edited?: string): Promise<SearchPage[]> {
  return Promise.all(
    library.pages.map(async ({ path }, place) => ({
      place,
      parts: (await partsOf(path, path === 'b.md' ? edited : undefined)).parts,
    })),
  );
}

let count = 0;
/** The files of an index of pages that came in this order, with what stands in them. */
async function written(
  all: readonly SearchPage[],
  out = join(folder, String(count++)),
  earlier?: EarlierOutput,
): Promise<Map<string, string>> {
  const index = new SearchIndex(`${out}.drafts`);
  for (const page of all) index.add(page);
  await index.write(out, library.site, new Set(), earlier);
  expect(existsSync(`${out}.drafts`), 'what waited is gone').toBe(false);
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return new Map(
    files
      .map((each) => join(each.parentPath, each.name))
      .map((path): [string, string] => [path.slice(out.length + 1), readFileSync(path, 'base64')])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('the search index', () => {
  it('is the same to the last byte in whatever order pages come, from however many processes', async () => {
    const all = await pages();
    const expected = await written(all);
    const orders = fc.shuffledSubarray(all, { minLength: all.length });
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        expect(await written(order)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('of a product stays as it is when another one changes', async () => {
    const [before, after] = [await written(await pages()), await written(await pages('Edited.'))];
    const of = (files: ReadonlyMap<string, string>, product: string) =>
      [...files].filter(([path]) => path.startsWith(`_search/${product}/`));
    expect(of(after, 'server').length).toBeGreaterThan(4);
    expect(of(after, 'server')).toEqual(of(before, 'server'));
    expect(of(after, 'cloud').map(([path]) => path)).not.toEqual(of(before, 'cloud').map(([path]) => path));
  });

  it('has the texts of pages that were not edited from the last one, unless somebody else did', async () => {
    const [last, linked, edited] = ['last', 'linked', 'edited'].map((name) => join(folder, name));
    const before = await written(await pages(), last);
    const mark = writeMark(last!);
    const after = await written(await pages('Edited.'), linked, new EarlierOutput({ folder: last!, mark }));
    expect(after).toEqual(await written(await pages('Edited.')));
    const isText = (path: string): boolean => /page-\d+$/.test(path);
    const shared = [...after.keys()].filter((path) => statSync(join(linked!, path)).nlink > 1);
    const texts = [...after.keys()].filter(isText);
    expect(shared.filter(isText)).toHaveLength(texts.length - 1);
    rmSync(linked!, { recursive: true });
    for (const path of before.keys()) writeFileSync(join(last!, path), 'edited');
    const anew = await written(await pages('Edited.'), edited, new EarlierOutput({ folder: last!, mark }));
    expect(anew).toEqual(after);
  });

  it('of a product has nothing that only others say', async () => {
    const parts = (await partsOf('a.md')).parts.map(({ product, bytes }) => [
      product,
      Buffer.from(bytes).toString(),
    ]);
    expect(parts.map(([product]) => product)).toEqual(['cloud', 'server']);
    expect(parts[0]![1]).toContain('cloud');
    expect(parts[0]![1]).not.toContain('server');
  });
});

describe('what the index has of a page', () => {
  it('is taken from the last build where all that was rendered reads as it did, and made anew where not', async () => {
    const first = await partsOf('a.md');
    const read = vi.fn(() => first.parts);
    const kept = new Map([['a.md', { editions: first.editions, read }]]);
    expect(await partsOf('a.md', undefined, kept)).toEqual(first);
    expect(read).toHaveBeenCalledOnce();
    const edited = await partsOf('a.md', 'Edited.', kept);
    expect(read).toHaveBeenCalledOnce();
    expect(edited.parts[0]).not.toEqual(first.parts[0]);
    expect(edited.parts[1]).toEqual(first.parts[1]);
  });

  it('is made of editions that were not rendered, too, where another one of the page changed', async () => {
    const first = await partsOf('a.md');
    const kept = new Map([['a.md', { editions: first.editions, read: () => first.parts }]]);
    const { made, missing } = maker(kept);
    const page = library.pages[0]!;
    const same = new Map([['a.md server', recordOf('a.md', 'server')]]);
    expect(await made.partsOf(page, same)).toEqual(first);
    expect(missing).not.toHaveBeenCalled();
    const other = new Map([['a.md server', recordOf('a.md', 'server', 'Edited.')]]);
    const { parts } = await made.partsOf(page, other);
    expect(missing).toHaveBeenCalledOnce();
    expect(parts.map(({ bytes }) => bytes)[0]).toEqual(first.parts[0]!.bytes);
    expect(parts.map(({ bytes }) => bytes)[1]).not.toEqual(first.parts[1]!.bytes);
  });

  it('is the same from the thread that cuts most pages of a large site', async () => {
    const { made } = maker();
    const page = library.pages[0]!;
    const rendered = new Map(
      ['cloud', 'server'].map((product) => [`a.md ${product}`, recordOf('a.md', product)]),
    );
    const all = await Promise.all(Array.from({ length: 30 }, () => made.partsOf(page, rendered)));
    expect(all).toEqual(all.map(() => all[0]));
  });
});
