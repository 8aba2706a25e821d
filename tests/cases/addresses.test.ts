import { describe, expect, it } from 'vitest';
import { messagesOf, openFiles, SITE, VARIANTS } from './fixture.ts';

describe('D9: one URL', () => {
  it('D9: needs a name that can stand in an address', async () => {
    expect(await messagesOf({ 'c#.md': '# C\n\nx\n', 'up/100%.md': '# P\n\nx\n' })).toMatchInlineSnapshot(`
      "error c#.md:1 unaddressable-page
        The name of this page holds "#", which means something else in an address.
        Rename its file or folder.
      error up/100%.md:1 unaddressable-page
        The name of this page holds "%", which means something else in an address.
        Rename its file or folder."
    `);
  });

  it('D9: cannot belong to two pages of a variant, and the two are named once', async () => {
    expect(
      await messagesOf({
        'guide.md': '# A\n\nx\n',
        'guide/index.md': '---\nwhen: is_version > "7.1"\n---\n# B\n\nx\n',
        'Page.md': '# C\n\nx\n',
        'page.mdx': '# D\n\nx\n',
      }),
    ).toMatchInlineSnapshot(`
      "error guide.md:1 duplicate-url
        Two pages have the URL /p/7.2.0/guide/: "guide/index.md" and "guide.md".
        Rename one of them, or give each a when: that leaves no variant with both.
        in p 7.2.0 and later
      error page.mdx:1 duplicate-url
        Two pages have the URL /p/7.0.0/page/: "Page.md" and "page.mdx".
        Rename one of them, or give each a when: that leaves no variant with both.
        in every variant"
    `);
  });

  it('D9: may belong to two pages when no variant has both', async () => {
    const library = openFiles({
      'guide.md': '---\nwhen: is_version > "7.1"\n---\n# New\n\nx\n',
      'guide/index.md': '---\nwhen: not is_version > "7.1"\n---\n# Old\n\nx\n',
    });
    expect(
      VARIANTS.map((id) => library.documentAt(`${library.variant(id)!.basePath}/guide/`)?.page.path),
    ).toEqual(['guide/index.md', 'guide/index.md', 'guide.md', 'guide.md', 'guide.md', 'guide/index.md']);
  });
});

describe('the start page of the site', () => {
  it('may stand beside a home for each variant', () => {
    const library = openFiles({ 'index.mdx': '# Start\n\nx\n', 'index.md': '# Home\n\nx\n' });
    const variant = library.variant('cloud')!;
    expect(library.documentAt('/cloud/')?.page.path).toBe('index.md');
    expect(library.document(library.page('index.mdx')!, variant)?.page.path).toBe('index.mdx');
  });
});

describe('D11: URLs and versions', () => {
  const files = {
    'index.md': '# Home\n\nx\n',
    'guides/a.md': '# A\n\nx\n',
    'guides/index.md': '# Guides\n\nx\n',
  };

  it.each([
    ['/p/7.1.0/guides/a/', 'guides/a.md'],
    ['/p/7.1.0/guides/a', 'guides/a.md'],
    ['/p/7.1.0/guides/', 'guides/index.md'],
    ['/p/7.1.0/guides', 'guides/index.md'],
    ['/p/7.1.0/', 'index.md'],
    ['/p/7.1.0', 'index.md'],
    ['/cloud/guides/a', 'guides/a.md'],
    ['/p/7.3.0/guides/a/', undefined],
    ['/p/guides/a/', undefined],
    ['/cloud/7.1.0/guides/a/', undefined],
  ])('D11: %s is %s', (url, path) => {
    expect(openFiles(files).documentAt(url)?.page.path).toBe(path);
  });

  it('D11: the latest release is the one that site.yml names; what follows it is not released', () => {
    const { site } = openFiles(files);
    expect(site.variants.map(({ id, latest, released }) => [id, latest, released])).toEqual([
      ['p@7.0.0', false, true],
      ['p@7.1.0', false, true],
      ['p@7.2.0', false, true],
      ['p@7.10.0', true, true],
      ['p@next', false, false],
      ['cloud', true, true],
    ]);
  });

  it('D11: without "latest:" it is the last version', () => {
    const { site } = openFiles({ ...files, 'site.yml': SITE.replace('    latest: "7.10.0"\n', '') });
    expect(site.variants.filter(({ latest }) => latest).map(({ id }) => id)).toEqual(['p@next', 'cloud']);
  });

  it('D11: a product may have a prefix of its own', () => {
    const library = openFiles({
      ...files,
      'site.yml': SITE.replace('name: P\n', 'name: P\n    path: /en/{version}\n'),
    });
    expect(library.documentAt('/en/7.1.0/guides/a')?.url).toBe('/en/7.1.0/guides/a/');
  });
});
