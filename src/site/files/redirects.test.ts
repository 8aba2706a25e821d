import { describe, expect, it } from 'vitest';
import { DEFAULT_LANGUAGE } from '../../engine/language/language.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { redirectHtml, redirects } from './redirects.ts';

describe('redirects', () => {
  it('lead latest to every page and list of the latest version (D11)', () => {
    const library = fakeLibrary([{ path: 'a/b.md', title: 'B' }], (page) => [
      { title: 'A', document: undefined, children: [page('a/b.md')] },
    ]);
    expect(redirects(library)).toEqual([
      { from: '/server/latest/', to: '/server/2.0/' },
      { from: '/server/latest/a/b/', to: '/server/2.0/a/b/' },
      { from: '/server/latest/a/', to: '/server/2.0/a/' },
      { from: '/server/', to: '/server/2.0/' },
    ]);
  });

  it('lead other names of a version to every page and list of it', () => {
    const library = fakeLibrary([{ path: 'a/b.md', title: 'B' }], (page) => [
      { title: 'A', document: undefined, children: [page('a/b.md')] },
    ]);
    const old = library.site.variants.find(({ id }) => id === 'server@1.0')!;
    Object.assign(old, { aliases: ['lts'] });
    expect(redirects(library).filter(({ from }) => from.startsWith('/server/lts/'))).toEqual([
      { from: '/server/lts/', to: '/server/1.0/' },
      { from: '/server/lts/a/b/', to: '/server/1.0/a/b/' },
      { from: '/server/lts/a/', to: '/server/1.0/a/' },
    ]);
  });

  it('do not lead to the same address in other letters, which many systems take for one', () => {
    const library = fakeLibrary([
      { path: 'FAQ.md', title: 'A', variants: ['cloud'], redirectFrom: ['faq', 'old', 'Old'] },
    ]);
    const cloud = library.site.variants.find(({ id }) => id === 'cloud')!;
    Object.assign(cloud, { basePath: '/Cloud' });
    expect(redirects(library).filter(({ from }) => /^\/cloud\/(?:faq\/|old\/)?$/i.test(from))).toEqual([
      { from: '/cloud/old/', to: expect.stringMatching(/FAQ/) },
    ]);
  });

  it('lead former addresses of a page to it in each variant', () => {
    const library = fakeLibrary([
      { path: 'new.md', title: 'New', variants: ['cloud'], redirectFrom: ['old', 'older.md', '/quite/old/'] },
    ]);
    expect(redirects(library).filter(({ to }) => to.startsWith('/cloud'))).toEqual([
      { from: '/cloud/old/', to: '/cloud/new/' },
      { from: '/cloud/older/', to: '/cloud/new/' },
      { from: '/quite/old/', to: '/cloud/new/' },
    ]);
  });

  it('lead permalinks to latest on when their page is renamed', () => {
    const library = fakeLibrary([{ path: 'new.md', title: 'New', redirectFrom: ['old'] }]);
    expect(redirects(library)).toContainEqual({ from: '/server/latest/old/', to: '/server/2.0/new/' });
  });

  it('lead from every name that a page ever had', () => {
    const library = fakeLibrary([
      { path: 'one.md', title: 'One', variants: ['server@1.0'] },
      { path: 'two.md', title: 'Two', variants: ['server@2.0'], redirectFrom: ['one'] },
      { path: 'three.md', title: 'Three', variants: ['server@next'], redirectFrom: ['two'] },
    ]);
    expect(redirects(library).filter(({ from }) => from.startsWith('/server/next/'))).toEqual([
      { from: '/server/next/two/', to: '/server/next/three/' },
      { from: '/server/next/one/', to: '/server/next/three/' },
    ]);
  });

  it('lead from an address of the whole site to the latest release only', () => {
    const library = fakeLibrary([
      { path: 'new.md', title: 'New', variants: ['server@1.0', 'server@2.0'], redirectFrom: ['/old/'] },
    ]);
    expect(redirects(library).filter(({ from }) => from === '/old/')).toEqual([
      { from: '/old/', to: '/server/2.0/new/' },
    ]);
  });

  it('never hide a page', () => {
    const library = fakeLibrary([
      { path: 'a.md', title: 'A', variants: ['cloud'] },
      { path: 'b.md', title: 'B', variants: ['cloud'], redirectFrom: ['a'] },
    ]);
    expect(redirects(library).filter(({ from }) => from === '/cloud/a/')).toEqual([]);
  });

  it('cannot be made to run what stands in an address', () => {
    expect(redirectHtml('/a/"</script><b>/', '/', '/moved.js', DEFAULT_LANGUAGE)).not.toContain(
      '</script><b>',
    );
  });
});
