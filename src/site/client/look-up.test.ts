import { describe, expect, it } from 'vitest';
import type { ManifestPages, ManifestVariant } from '../files/manifest.ts';
import { type LookUp, lookUp } from './look-up.ts';
import { pageReader } from './manifest-pages.ts';

const variants: ManifestVariant[] = [
  { id: 'cloud', product: 'cloud', label: 'Cloud', path: '/cloud', latest: true, released: true },
  ...['1.0', '2.0', '3.0'].map((version) => ({
    id: `server@${version}`,
    product: 'server',
    label: `Server ${version}`,
    version,
    path: `/server/${version}`,
    latest: version === '2.0',
    released: version !== '3.0',
  })),
];
const pages: Record<string, ManifestPages> = {
  cloud: { 'guides/new': { title: 'New', variants: ['cloud'] } },
  server: {
    '': { title: 'Home', variants: ['server@1.0', 'server@2.0', 'server@3.0'] },
    guides: { title: 'Guides', variants: ['server@1.0', 'server@2.0', 'server@3.0'] },
    'guides/old': { title: 'Old', variants: ['server@1.0'] },
    'guides/new': { title: 'New', variants: ['server@2.0', 'server@3.0'], formerly: ['guides/old'] },
    'guides/next': { title: 'Next', variants: ['server@2.0', 'server@3.0'] },
  },
};

const at = (path: string): Promise<LookUp> => lookUp(path, { variants }, async (product) => pages[product]);
const idsOf = ({ elsewhere }: LookUp) => elsewhere.map(({ variant }) => variant.id);

describe('an address at which nothing is', () => {
  it('names a page of other versions: the latest release first, unreleased ones last, other products after', async () => {
    const found = await at('/server/1.0/guides/next/');
    expect(found.asked?.id).toBe('server@1.0');
    expect(idsOf(found)).toEqual(['server@2.0', 'server@3.0']);
    expect(found.nearest).toMatchObject({ slug: 'guides', variant: { id: 'server@1.0' } });
    expect(idsOf(await at('/server/4.0/guides/new/'))).toEqual(['server@2.0', 'server@3.0', 'cloud']);
  });

  it.each([
    ['a version that is no more', '/server/0.9/guides/next/'],
    ['a prefix of another site', '/en/server/guides/next/index.html'],
    ['the Markdown of a page', '/server/1.0/guides/next.md'],
    ['no version', '/guides/next'],
  ])('is understood with %s', async (_name, path) => {
    expect(idsOf(await at(path))).toEqual(['server@2.0', 'server@3.0']);
  });

  it('is of the latest release when it says so', async () => {
    expect(await at('/server/latest/guides/nothing/')).toMatchObject({
      asked: { id: 'server@2.0' },
      nearest: { slug: 'guides' },
      elsewhere: [],
    });
  });

  it('is a page under another name in that version (D9)', async () => {
    expect((await at('/server/1.0/guides/new/')).renamed).toMatchObject({ slug: 'guides/old' });
  });

  it.each([
    ['in other case', '/Server/2.0/Guides/Next/', 'guides/next', 'server@2.0'],
    ['with a short version', '/server/1/guides/old/', 'guides/old', 'server@1.0'],
    ['with a longer version', '/server/v1.0.0/guides/old.md', 'guides/old', 'server@1.0'],
    ['with any version of a line', '/server/2.x/guides/next', 'guides/next', 'server@2.0'],
    ['with a mistyped letter', '/server/2.0/guides/nexd/', 'guides/next', 'server@2.0'],
    ['in another variant only', '/server/1.0/guides/Next/', 'guides/next', 'server@2.0'],
    ['behind a version that its product does not have', '/cloud/2.0/Guides/new/', 'guides/new', 'cloud'],
    ['mistyped without a version', '/guides/nexxt/', 'guides/next', 'server@2.0'],
    ['of the home of a version, in other case', '/SERVER/1.0/', '', 'server@1.0'],
    ['of a product, in other case', '/Server', '', 'server@2.0'],
  ])('is nearly one: %s', async (_name, path, slug, variant) => {
    expect((await at(path)).meant).toMatchObject({ slug, variant: { id: variant } });
  });

  it('never takes a version for another one', async () => {
    const found = await at('/server/1.1/guides/next/');
    expect(found).toMatchObject({ asked: undefined, meant: undefined });
    expect(idsOf(found)).toEqual(['server@2.0', 'server@3.0']);
    expect(await at('/server/1/guides/next/')).toMatchObject({
      asked: { id: 'server@1.0' },
      renamed: undefined,
      meant: undefined,
    });
  });

  it('may be of nothing that is known', async () => {
    expect(await at('/nothing/at/all/')).toMatchObject({
      asked: undefined,
      elsewhere: [],
      meant: undefined,
      nearest: undefined,
    });
    expect(await at('/server/1.0/constructor/')).toMatchObject({ elsewhere: [], nearest: { slug: '' } });
    expect((await at('/cloud/nothing/')).nearest).toMatchObject({ title: undefined, slug: '' });
  });
});

describe('in a product of which each section is a file', () => {
  const parts = { server: { '': '/0', guides: '/1', reference: '/2' } };
  const files: Record<string, ManifestPages> = {
    '/0': { '': pages.server!['']! },
    '/1': pages.server!,
    '/2': {
      'reference/limits': { title: 'Limits', variants: ['server@2.0'], formerly: ['guides/old'] },
    },
  };
  const asked = async (path: string): Promise<{ found: LookUp; read: string[] }> => {
    const read: string[] = [];
    const reader = pageReader({ variants, parts }, async (url) => {
      read.push(url);
      return files[url];
    });
    return { found: await lookUp(path, { variants }, reader), read };
  };

  it.each([
    ['what it names', '/server/1.0/guides/next/', ['/1'], 'Next'],
    ['a section in other case', '/server/1.0/Guides/next/', ['/1'], undefined],
    ['a mistyped section', '/server/1.0/guidse/next/', ['/1'], undefined],
  ])('an address is found by %s, and the others are not read', async (_, path, files, title) => {
    const { found, read } = await asked(path);
    expect(read).toEqual(files);
    expect(found.elsewhere[0]?.title).toBe(title);
    expect((found.meant ?? found.elsewhere[0])?.slug).toBe('guides/next');
  });

  it('a page that had its name in another section is found there, too', async () => {
    const { found, read } = await asked('/server/1.0/reference/limits/');
    expect(found.renamed?.slug).toBe('guides/old');
    expect(read.toSorted()).toEqual(['/1', '/2']);
  });

  it('a page that nobody knows reads nothing', async () => {
    expect((await asked('/server/1.0/constructor/x/')).read).toEqual([]);
  });
});
