import { describe, expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { variantModel } from './variant-model.ts';

const PAGES = [
  { path: 'guides/index.md', title: 'Guides' },
  { path: 'guides/a.md', title: 'A' },
  { path: 'guides/b.md', title: 'B', variants: ['server@2.0'] },
  { path: 'reference/c.md', title: 'C' },
  { path: 'd.md', title: 'D' },
];

const library = fakeLibrary(PAGES, (page) => [
  { title: 'Guides', document: undefined, children: [page('guides/a.md'), page('guides/b.md')] },
  { title: 'Calls', document: undefined, children: [page('reference/c.md')] },
  { title: 'Other things', document: undefined, children: [page('d.md')] },
]);

describe('a section without a page of its own', () => {
  const model = variantModel(library, library.variant('cloud')!);

  it('takes the index page of its folder, where there is one', () => {
    expect(model.urlOf.get(model.tree[0]!)).toBe('/cloud/guides/');
    expect(model.sections.has('/cloud/guides/')).toBe(false);
  });

  it('else has a list at the folder of its pages', () => {
    expect(model.sections.get('/cloud/reference/')?.node.title).toBe('Calls');
  });

  it('else has a list at its title', () => {
    expect(model.sections.get('/cloud/other-things/')?.node.title).toBe('Other things');
  });
});

describe('the reading order', () => {
  it('leaves out what the variant does not have (D8)', () => {
    const urls = (id: string): string[] =>
      variantModel(library, library.variant(id)!).order.map(({ url }) => url);
    expect(urls('server@2.0')).toContain('/server/2.0/guides/b/');
    expect(urls('server@1.0')).not.toContain('/server/1.0/guides/b/');
  });
});

describe('a group', () => {
  it('disappears with its last page (D8)', () => {
    const one = fakeLibrary([{ path: 'x/b.md', title: 'B', variants: ['server@2.0'] }], (page) => [
      { title: 'X', document: undefined, children: [page('x/b.md')] },
    ]);
    expect(variantModel(one, one.variant('server@1.0')!).sections.size).toBe(0);
    expect(variantModel(one, one.variant('server@2.0')!).sections.size).toBe(1);
  });
});
