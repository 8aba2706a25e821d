import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formerAddress } from '../../src/engine/library/names/former-names.ts';
import { redirects } from '../../src/site/files/redirects.ts';
import { type Files, messagesOf, openFiles } from './fixture.ts';

const SITE = `title: Kettle
products:
  - { id: kettle, name: Kettle, versions: ["1.0", "2.0", next], latest: "2.0" }
  - { id: cloud, name: Cloud }
`;

function page(claims: string[], when?: string): string {
  const keys = [when && `when: ${when}`, `redirect_from: ${JSON.stringify(claims)}`].filter(Boolean);
  return `---\n${keys.join('\n')}\n---\n# Page\n\nText.\n`;
}

/** Where the addresses lead that pages had before. */
function former(files: Files): Record<string, string> {
  const { formerAddresses } = openFiles({ 'site.yml': SITE, ...files });
  return Object.fromEntries([...formerAddresses].map(([from, { url }]) => [from, url]));
}

describe('an address that a page had before', () => {
  it('of the whole site leads to the newest version that has the page', () => {
    expect(former({ 'a.md': page(['/legacy/x/'], 'is_version == "1.0"') })).toMatchObject({
      '/legacy/x/': '/kettle/1.0/a/',
    });
    expect(former({ 'a.md': page(['/legacy/x'], 'is_version in ["1.0", "next"]') })).toMatchObject({
      '/legacy/x/': '/kettle/1.0/a/',
    });
    expect(former({ 'a.md': page(['/legacy/x'], 'is_version == "next"') })).toEqual({
      '/legacy/x/': '/kettle/next/a/',
    });
    expect(former({ 'a.md': page(['/legacy/x'], 'is_version != "2.0"') })['/legacy/x/']).toBe('/cloud/a/');
    expect(former({ 'a.md': page(['/legacy/x']) })['/legacy/x/']).toBe('/kettle/2.0/a/');
  });

  it('of the whole site leads to the variant below whose path it is, or at least to its product, if that has the page', () => {
    expect(
      former({
        'site.yml': SITE.replace('- { id: kettle', '- { id: kettle, retired: ["0.9"]'),
        'a.md': page(['/cloud/x/', '/kettle/1.0/x/', '/kettle/0.9/x/', '/x/']),
        'b.md': page(['/kettle/1.0/y/'], 'version != "1.0"'),
      }),
    ).toMatchObject({
      '/cloud/x/': '/cloud/a/',
      '/kettle/1.0/x/': '/kettle/1.0/a/',
      '/kettle/1.0/y/': '/kettle/2.0/b/',
      '/kettle/0.9/x/': '/kettle/1.0/a/',
      '/x/': '/kettle/2.0/a/',
    });
  });

  it('may be written with an ending, an index, escapes, spaces and letters of any script', () => {
    expect(
      former({
        'a.md': page(
          [
            'old/one.md',
            'old/index.md',
            '/x/index.html',
            'two.html',
            '/%C3%BCn%C3%AF/',
            'my old page',
            'a%20b/',
          ],
          'product == "cloud"',
        ),
      }),
    ).toEqual({
      '/cloud/old/one/': '/cloud/a/',
      '/cloud/old/': '/cloud/a/',
      '/x/': '/cloud/a/',
      '/cloud/two.html': '/cloud/a/',
      '/cloud/two/': '/cloud/a/',
      '/ünï/': '/cloud/a/',
      '/cloud/my old page/': '/cloud/a/',
      '/cloud/a b/': '/cloud/a/',
    });
  });

  it('of the start page is one of the whole site', () => {
    const library = openFiles({ 'site.yml': SITE, 'index.mdx': page(['welcome']) });
    expect(redirects(library)).toContainEqual({ from: '/welcome/', to: '/' });
  });

  it('stays with the page that still has it, and so does all that this page was called before', () => {
    const files = {
      'a.md': page(['before-a']),
      'b.md': page(['a'], 'is_version >= "2.0"'),
      'c.md': page(['d'], 'is_version >= "2.0"'),
      'd.md': page(['before-d'], 'is_version < "2.0"'),
    };
    const found = former(files);
    expect(found['/kettle/2.0/before-a/']).toBe('/kettle/2.0/a/');
    expect(found['/kettle/2.0/before-d/']).toBe('/kettle/2.0/c/');
    expect(found['/kettle/1.0/before-d/']).toBe('/kettle/1.0/d/');
  });

  it('stands before a list that the site makes, which moves', () => {
    const library = openFiles({
      'site.yml': SITE,
      'overview.md': page(['guides'], 'product == "cloud"'),
      'guides/a.md': '# A\n\nText\n',
    });
    expect(redirects(library)).toContainEqual({ from: '/cloud/guides/', to: '/cloud/overview/' });
  });

  it('is told where it cannot lead to the page', async () => {
    expect(
      await messagesOf({
        'site.yml': SITE,
        'a.md': page(['a/', 'b', '/kettle/latest/b', 'Other', '/llms.txt', '/kettle/1.0/', '/plan.txt', 'x']),
        'b.md': page(['x', '/here']),
        'c.md': page(['y', '/here'], 'is_version > "1.0"'),
        'other.md': page(['y'], 'product == "cloud"'),
        'plan.txt': 'x',
        'old.md': page(['/moved'], 'is_version == "1.0"'),
        'new.md': page(['old', '/moved'], 'is_version != "1.0"'),
      }),
    ).toMatchInlineSnapshot(`
      "warning a.md:2 claimed-address
        redirect_from: "a/" is where this page stands now.
        Remove it from the list.
        in every variant
      warning a.md:2 claimed-address
        redirect_from: "b" is the address of another page, "b.md", and leads there.
        Remove it, or give one of the two pages a when: that leaves no variant with both.
        in every variant
      warning a.md:2 claimed-address
        redirect_from: "/kettle/latest/b" is the address of another page, "b.md", and leads there.
        Remove it, or give one of the two pages a when: that leaves no variant with both.
      warning a.md:2 claimed-address
        redirect_from: "Other" is the address of another page, "other.md", and leads there.
        Remove it, or give one of the two pages a when: that leaves no variant with both.
        in cloud
      warning a.md:2 claimed-address
        redirect_from: "/llms.txt" is the address of something that the site makes itself.
        Remove it: the address leads there.
      warning a.md:2 claimed-address
        redirect_from: "/kettle/1.0/" is the address of something that the site makes itself.
        Remove it: the address leads there.
      warning a.md:2 claimed-address
        redirect_from: "/plan.txt" is the address of a file of the content folder.
        Remove it: the address leads there.
      warning b.md:2 claimed-address
        redirect_from: "x" is claimed by "a.md" in line 2 as well, and leads there.
        Remove it from one of the two pages.
        in every variant
      warning c.md:3 claimed-address
        redirect_from: "/here" is claimed by "b.md" in line 2 as well, and leads there.
        Remove it from one of the two pages."
    `);
    expect(await messagesOf({ 'page.md': page(['a?b=1', 'a#b', '../a', 'a%2525']) })).toMatchInlineSnapshot(`
      "error page.md:2 invalid-frontmatter
        redirect_from[0]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "a?b=1".
      error page.md:2 invalid-frontmatter
        redirect_from[1]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "a#b".
      error page.md:2 invalid-frontmatter
        redirect_from[2]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "../a".
      error page.md:2 invalid-frontmatter
        redirect_from[3]: expected a path such as guides/old-name, without "..", "//", "?", "#" and other signs of an address, found the text "a%2525"."
    `);
  });

  it('is kept or told, whatever pages claim', async () => {
    const name = fc.constantFrom(
      'a',
      'b',
      'c',
      'x',
      'y',
      '/x',
      '/y/',
      '/kettle/2.0/a',
      '/kettle/latest/x',
      'x.html',
      'A',
      'x/y',
    );
    const when = fc.constantFrom(
      undefined,
      'is_version > "1.0"',
      'is_version <= "1.0"',
      'product == "cloud"',
      'is_version == "next"',
    );
    const claiming = fc.record({ claims: fc.uniqueArray(name, { maxLength: 4 }), when });
    fc.assert(
      fc.property(claiming, claiming, claiming, (a, b, c) => {
        const pages = { 'a.md': a, 'b.md': b, 'c.md': c };
        const files = Object.entries(pages).map(([path, of]) => [path, page(of.claims, of.when)]);
        const library = openFiles({ 'site.yml': SITE, ...Object.fromEntries(files) });
        const { formerAddresses, findings } = library;
        for (const from of formerAddresses.keys()) expect(library.documentAt(from)).toBeUndefined();
        for (const [path, { claims }] of Object.entries(pages)) {
          const own = library.page(path)!;
          for (const claim of claims)
            for (const variant of library.variantsOf(own)) {
              const address = formerAddress(claim);
              const at = claim.startsWith('/') ? address : `${variant.basePath}/${address}`;
              const target = formerAddresses.get(at);
              const isKept = target !== undefined && library.counterpart(own, target.variant) === target;
              const isTold = findings.some(
                ({ rule, place, message }) =>
                  rule === 'claimed-address' &&
                  place?.file === path &&
                  message.includes(JSON.stringify(claim)),
              );
              expect(isKept || isTold, `${path} ${claim} ${at}`).toBe(true);
            }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the addresses of a version that is no more', () => {
  const RETIRED = SITE.replace('latest: "2.0"', 'latest: "2.0", retired: ["0.9"]');

  it('lead to the same page in the release after it, or the first one that has the page under any name that it had', () => {
    expect(
      former({
        'site.yml': RETIRED,
        'index.md': '# Home',
        'a.md': '# A',
        'b.md': '---\nwhen: is_version >= "2.0"\n---\n# B',
        'c.md': page(['old-c'], 'is_version >= "1.0"'),
        'later.md': '---\nwhen: is_version == "next"\n---\n# Later',
        'cloud.md': '---\nwhen: product == "cloud"\n---\n# Cloud',
      }),
    ).toMatchObject({
      '/kettle/0.9/': '/kettle/1.0/',
      '/kettle/0.9/a/': '/kettle/1.0/a/',
      '/kettle/0.9/b/': '/kettle/2.0/b/',
      '/kettle/0.9/c/': '/kettle/1.0/c/',
      '/kettle/0.9/old-c/': '/kettle/1.0/c/',
      '/kettle/0.9/later/': '/kettle/next/later/',
    });
  });

  it('lead where a page says that it stands for one, whatever else is called so', async () => {
    const files = {
      'site.yml': RETIRED,
      'a.md': page(['/kettle/0.9/b/']),
      'b.md': '---\nwhen: is_version >= "2.0"\n---\n# B\n\nText.',
    };
    expect(former(files)['/kettle/0.9/b/']).toBe('/kettle/1.0/a/');
    expect(await messagesOf(files)).toBe('');
  });

  it('lead to its home and to lists of folders, too', () => {
    const library = openFiles({ 'site.yml': RETIRED, 'guides/a.md': '# A' });
    const found = Object.fromEntries(redirects(library).map(({ from, to }) => [from, to]));
    expect(found).toMatchObject({
      '/kettle/0.9/': '/kettle/1.0/',
      '/kettle/0.9/guides/': '/kettle/1.0/guides/',
      '/kettle/0.9/guides/a/': '/kettle/1.0/guides/a/',
    });
  });
});

it('an address below latest leads to the last release that had the page, where the latest one lacks it', () => {
  const found = former({
    'a.md': '# A',
    'b.md': page(['old-b'], 'version == "1.0"'),
    'c.md': '---\nwhen: version == "1.0"\n---\n# C',
    'd.md': page(['c'], 'version >= "2.0"'),
    'e.md': '---\nwhen: version == "next"\n---\n# E',
  });
  expect(found).toMatchObject({
    '/kettle/latest/b/': '/kettle/1.0/b/',
    '/kettle/latest/old-b/': '/kettle/1.0/b/',
    // The page was renamed.
    '/kettle/latest/c/': '/kettle/2.0/d/',
  });
  expect(Object.keys(found)).not.toContain('/kettle/latest/e/');
});
