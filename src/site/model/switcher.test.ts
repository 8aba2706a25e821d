import { describe, expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { type ReaderPlace, type SwitchTarget, switchGroups, switchTarget } from './switcher.ts';

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

/** Where one is led for a variant, and what is told of it. */
function leads(to: string, from: ReaderPlace, of = library): Partial<SwitchTarget> {
  const { variant: _, ...target } = switchTarget(of, of.variant(to)!, from);
  return target;
}

describe('switching', () => {
  it('keeps the page where the other variant has it', () => {
    expect(leads('server@next', place)).toEqual({ url: '/server/next/guides/deep/new/' });
  });

  it('follows a page that was renamed between versions, in both directions, and says its name there (D9)', () => {
    const renamed = fakeLibrary([
      { path: 'one.md', title: 'One', variants: ['server@1.0'] },
      { path: 'two.md', title: 'Two', variants: ['server@2.0'], redirectFrom: ['one'] },
      { path: 'three.mdx', title: 'Three', variants: ['server@next', 'cloud'], redirectFrom: ['two.md'] },
    ]);
    const at = (path: string, to: string) => {
      const page = renamed.page(path)!;
      const [from] = renamed.variantsOf(page);
      const { url } = renamed.document(page, from!)!;
      return leads(to, { variant: from!, url, page }, renamed);
    };
    expect(at('one.md', 'server@2.0')).toEqual({ url: '/server/2.0/two/', moved: 'Two' });
    expect(at('one.md', 'server@next')).toEqual({ url: '/server/next/three/', moved: 'Three' });
    expect(at('three.mdx', 'server@1.0')).toEqual({ url: '/server/1.0/one/', moved: 'One' });
    expect(at('two.md', 'cloud')).toEqual({ url: '/cloud/three/', moved: 'Three' });
    const page = renamed.page('one.md')!;
    const from = { variant: renamed.variant('server@1.0')!, url: '/server/1.0/one/', page };
    expect(switchGroups(renamed, from).map(({ versions }) => versions)).toEqual([undefined, undefined]);
  });

  it('keeps the address where another file has it in the other variant (D9)', () => {
    const split = fakeLibrary([
      { path: 'a.md', title: 'Old', variants: ['server@1.0'] },
      { path: 'a.mdx', title: 'New', variants: ['server@2.0'] },
    ]);
    const place = { variant: split.variant('server@1.0')!, url: '/server/1.0/a/', page: split.page('a.md') };
    expect(leads('server@2.0', place, split)).toEqual({ url: '/server/2.0/a/' });
  });

  it('goes to the nearest page above it, and names it', () => {
    expect(leads('server@1.0', place)).toEqual({ url: '/server/1.0/guides/', nearest: 'Guides' });
  });

  it('goes to the home where nothing above exists (G12)', () => {
    expect(leads('cloud', place)).toEqual({ url: '/cloud/', nearest: null });
  });

  it('keeps a list that the site makes itself', () => {
    const list = { variant: variant('server@2.0'), url: '/server/2.0/calls/' };
    expect(leads('cloud', list)).toEqual({ url: '/cloud/calls/' });
  });

  it('offers the newest version first', () => {
    const server = switchGroups(library, place)[1]!;
    expect(server.targets.map((target) => target.variant.version)).toEqual(['next', '2.0', '1.0']);
  });

  it('says where a page is, to those who look for it where it is not', () => {
    const versions = (path: string) => {
      const page = library.page(path)!;
      const [from] = library.variantsOf(page);
      const { url } = library.document(page, from!)!;
      return switchGroups(library, { variant: from!, url, page }).map((group) => group.versions);
    };
    expect(versions('guides/deep/new.md')).toEqual(['only in Acme Server since 2.0', 'since 2.0']);
    expect(versions('guides/index.md')).toEqual(['only in Acme Server until 2.0', 'until 2.0']);
    expect(versions('calls/one.md')).toEqual([undefined, undefined]);
  });

  it('is worked out once for all variants of a page', () => {
    const other = { ...place, variant: variant('server@next'), url: '/server/next/guides/deep/new/' };
    expect(switchGroups(library, other)).toBe(switchGroups(library, place));
    const list = { variant: variant('server@2.0'), url: '/server/2.0/calls/' };
    expect(switchGroups(library, list)).not.toBe(switchGroups(library, place));
  });
});
