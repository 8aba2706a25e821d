import { describe, expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { switchGroups, switchTarget } from './switcher.ts';

const library = fakeLibrary(
  [
    { path: 'guides/index.md', title: 'Guides', variants: ['server@1.0', 'server@2.0'] },
    { path: 'guides/deep/new.md', title: 'New', variants: ['server@2.0', 'server@next'] },
    { path: 'calls/one.md', title: 'One' },
  ],
  (page) => [
    page('guides/index.md'),
    page('guides/deep/new.md'),
    { title: 'Calls', document: undefined, children: [page('calls/one.md')] },
  ],
);
const variant = (id: string) => library.variant(id)!;
const page = library.page('guides/deep/new.md');
const place = { variant: variant('server@2.0'), url: '/server/2.0/guides/deep/new/', page };

describe('switching', () => {
  it('keeps the page where the other variant has it', () => {
    expect(switchTarget(library, variant('server@next'), place)).toEqual({
      url: '/server/next/guides/deep/new/',
      nearest: undefined,
    });
  });

  it('follows a page that was renamed between versions, in both directions (D9)', () => {
    const renamed = fakeLibrary([
      { path: 'one.md', title: 'One', variants: ['server@1.0'] },
      { path: 'two.md', title: 'Two', variants: ['server@2.0'], redirectFrom: ['one'] },
      { path: 'three.mdx', title: 'Three', variants: ['server@next', 'cloud'], redirectFrom: ['two.md'] },
    ]);
    const at = (path: string, id: string) => {
      const page = renamed.page(path)!;
      const [from] = renamed.variantsOf(page);
      const { url } = renamed.document(page, from!)!;
      return switchTarget(renamed, renamed.variant(id)!, { variant: from!, url, page });
    };
    expect(at('one.md', 'server@2.0')).toEqual({ url: '/server/2.0/two/', nearest: undefined });
    expect(at('one.md', 'server@next')).toEqual({ url: '/server/next/three/', nearest: undefined });
    expect(at('three.mdx', 'server@1.0')).toEqual({ url: '/server/1.0/one/', nearest: undefined });
    expect(at('two.md', 'cloud')).toEqual({ url: '/cloud/three/', nearest: undefined });
  });

  it('keeps the address where another file has it in the other variant (D9)', () => {
    const split = fakeLibrary([
      { path: 'a.md', title: 'Old', variants: ['server@1.0'] },
      { path: 'a.mdx', title: 'New', variants: ['server@2.0'] },
    ]);
    const place = { variant: split.variant('server@1.0')!, url: '/server/1.0/a/', page: split.page('a.md') };
    expect(switchTarget(split, split.variant('server@2.0')!, place)).toEqual({
      url: '/server/2.0/a/',
      nearest: undefined,
    });
  });

  it('goes to the nearest page above it, and names it', () => {
    expect(switchTarget(library, variant('server@1.0'), place)).toEqual({
      url: '/server/1.0/guides/',
      nearest: 'Guides',
    });
  });

  it('goes to the home where nothing above exists (G12)', () => {
    expect(switchTarget(library, variant('cloud'), place)).toEqual({
      url: '/cloud/',
      nearest: null,
    });
  });

  it('keeps a list that the site makes itself', () => {
    const list = { variant: variant('server@2.0'), url: '/server/2.0/calls/' };
    expect(switchTarget(library, variant('cloud'), list)).toEqual({
      url: '/cloud/calls/',
      nearest: undefined,
    });
  });

  it('offers the newest version first and marks the current one', () => {
    const server = switchGroups(library, place)[1]!;
    expect(server.targets.map((target) => target.variant.version)).toEqual(['next', '2.0', '1.0']);
    expect(server.targets.map((target) => target.current)).toEqual([false, true, false]);
  });
});
