import { describe, expect, it } from 'vitest';
import { fakeLibrary } from '../testing/fake-library.ts';
import { branchHtml, isSmall, navigationFragments } from './navigation-html.ts';
import { variantModel } from './variant-model.ts';

/** A variant with `sections` groups of `pages` pages each. */
function model(sections: number, pages: number) {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const all = numbers(sections).flatMap((section) =>
    numbers(pages).map((page) => ({ path: `s${section}/p${page}.md`, title: `Page ${section}.${page} <&>` })),
  );
  const library = fakeLibrary(all, (page) =>
    numbers(sections).map((section) => ({
      title: `Section ${section}`,
      document: undefined,
      children: numbers(pages).map((number) => page(`s${section}/p${number}.md`)),
    })),
  );
  return variantModel(library, library.variant('cloud')!);
}

const links = (html: string): string[] => Array.from(html.matchAll(/href="([^"]*)"/g), (match) => match[1]!);

describe('the navigation in a page', () => {
  it('is whole when the variant is small', () => {
    const small = model(3, 4);
    expect(isSmall(small)).toBe(true);
    expect(links(branchHtml(small, '/cloud/s1/p2/', ''))).toHaveLength(3 + 12);
  });

  it('holds the top level and the branch of the page when the variant is large', () => {
    const html = branchHtml(model(20, 10), '/cloud/s3/p2/', '');
    expect(links(html)).toHaveLength(20 + 10);
    expect(html).toContain('href="/cloud/s3/p2/" aria-current="page"');
    expect(html).not.toContain('/cloud/s4/p0/');
  });

  it('does not grow with the number of pages', () => {
    const size = (pages: number): number => branchHtml(model(20, pages), '/cloud/s3/p9/', '').length;
    expect(size(400) / size(40)).toBeLessThan(1.05);
  });

  it('shows the part of a long list in which the page is', () => {
    const html = branchHtml(model(2, 100), '/cloud/s1/p60/', '');
    expect(html).toContain('href="/cloud/s1/p60/" aria-current="page"');
    expect(html).not.toContain('/cloud/s1/p10/');
    expect(html).toContain('All 100 pages');
  });

  it('differs between pages of a branch in the current page only', () => {
    const large = model(20, 10);
    const bare = (url: string): string => branchHtml(large, url, '').replace(' aria-current="page"', '');
    expect(bare('/cloud/s3/p2/')).toBe(bare('/cloud/s3/p7/'));
  });

  it('marks nothing where the page has no entry', () => {
    expect(branchHtml(model(20, 10), '/cloud/elsewhere/', '')).not.toContain('aria-current');
  });

  it('stands below the base, and escapes titles', () => {
    const html = branchHtml(model(1, 2), '/cloud/s0/p1/', '/docs');
    expect(links(html).every((link) => link.startsWith('/docs/cloud/'))).toBe(true);
    expect(html).toContain('Page 0.1 &lt;&amp;&gt;');
  });
});

describe('what pages leave out', () => {
  const fragments = (of: ReturnType<typeof model>) =>
    new Map(navigationFragments(of, '').map(({ url, html }) => [url, html()]));

  it('has a file for each group, with the pages of that group', () => {
    const found = fragments(model(20, 10));
    expect(found.size).toBe(20);
    expect(links(found.get('/cloud/s3/nav.html')!)).toEqual(
      Array.from({ length: 10 }, (_, page) => `/cloud/s3/p${page}/`),
    );
  });

  it('is nothing where every page has the whole navigation', () => {
    expect(fragments(model(3, 4)).size).toBe(0);
  });

  it('does not grow with the number of pages', () => {
    const size = (pages: number): number => fragments(model(2, pages)).get('/cloud/s1/nav.html')!.length;
    expect(size(4000) / size(400)).toBeLessThan(1.05);
    expect(fragments(model(2, 400)).get('/cloud/s1/nav.html')).toContain(
      '<a href="/cloud/s1/">All 400 pages</a>',
    );
  });
});
