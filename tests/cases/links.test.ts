import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import { htmlOf, messagesOf, openFiles, renderPage, SITE, writeContent } from './fixture.ts';
import { skeleton } from './html.ts';

describe('D7: a link to a page that the variant does not have', () => {
  const files = {
    'new.md': '---\nwhen: is_version > "7.1"\n---\n# New\n\nx\n',
    'cloud.md': '---\nwhen: product_name == "Cloud"\n---\n# Cloud\n\nx\n',
    'includes/links.md': 'See [new](new.md).\n',
  };

  it.each([
    ['relative', '[new](new.md)'],
    ['with a slash', '[new](new/)'],
    ['from the prefix', '[new]({{ base_path }}/new/)'],
    ['with a fragment', '[new](new.md#part)'],
    ['in HTML', '<a href="{{ base_path }}/new/">new</a>'],
  ])('D7: is reported in the variants concerned: %s', async (_name, link) => {
    const said = await messagesOf({ ...files, 'page.md': `# T\n\n${link}\n` });
    expect(said).toMatch(/^warning page\.md:3:(?:7|10) absent-page/);
    expect(said).toContain('in p until 7.1.0; cloud');
  });

  it('D7: to a page of another product', async () => {
    const said = await messagesOf({ ...files, 'page.md': '# T\n\n[cloud](cloud.md)\n' });
    expect(said).toContain('This link leads to "cloud", which exists only in cloud.');
    expect(said).toMatch(/^ *in p$/m);
  });

  it('D7: in an include is reported there, with the way that led to it', async () => {
    const said = await messagesOf({ ...files, 'page.md': '# T\n\n{% include "includes/links.md" %}\n' });
    expect(said).toMatch(/^warning includes\/links\.md:1:11 absent-page/);
    expect(said).toContain('included from page.md:3:1');
  });

  it('D7: is told of each of the branches that say the same, with the variants of each', async () => {
    const link = '[far](far.md)';
    const text = `# T\n\n{% if is_version == "7.1.0" %}\n${link}\n{% else %}\n${link}\n{% endif %}\n`;
    const said = await messagesOf({ 'page.md': text });
    expect(said.match(/page\.md:\d+/g)).toEqual(['page.md:4', 'page.md:6']);
    expect(said.match(/^ *in .*$/gm)?.map((line) => line.trim())).toEqual([
      'in p 7.1.0',
      'in p 7.0.0, 7.2.0 and later; cloud',
    ]);
  });

  it('D7: is no mistake under the condition that the page has', async () => {
    const text = '# T\n\n{% if is_version > "7.1" %}\n[new](new.md)\n{% endif %}\n\nx\n';
    expect(await messagesOf({ ...files, 'page.md': text })).toBe('');
  });

  it('D7: is no mistake where the page has another name, since the old one leads there', async () => {
    const renamed = {
      'old.md': '---\nwhen: is_version < "7.2.0"\n---\n# Old\n\nx\n',
      'new.md': '---\nwhen: is_version >= "7.2.0"\nredirect_from: [old]\n---\n# New\n\nx\n',
      'page.md': '---\nwhen: product_name == "P"\n---\n# T\n\n[old](old.md)\n',
    };
    expect(await messagesOf(renamed)).toBe('');
  });

  it('D7: to a name that no page has any more is told the new name', async () => {
    const said = await messagesOf({
      'new.md': '---\nredirect_from: [old]\n---\n# New\n\nx\n',
      'page.md': '# T\n\n[old](old.md)\n',
    });
    expect(said).toContain('That page is now called "new".');
  });

  it('D7: by its whole address is checked too', async () => {
    const said = await messagesOf({
      'guides/a.md': '# A\n\nx\n',
      'page.md':
        '# T\n\n[a](/cloud/guides/a/) [list](/cloud/guides/) [home](/) [other](/else/where/)\n[gone](/cloud/nowhere/)\n',
    });
    expect(said.match(/^warning \S+/gm)).toEqual(['warning page.md:4:8']);
    expect(said).toContain('This link leads to no page: "/cloud/nowhere/".');
  });

  it('to a file that is not there names a file, and one without an address is told', async () => {
    const said = await messagesOf({
      'guide.pdf': 'x',
      'page.md': '# T\n\n[a](giude.pdf) [b](whats-new-7.2.0) [c]() [d](<>) [e](#)\n',
    });
    expect(said.match(/^warning \S+ \S+/gm)).toEqual([
      'warning page.md:3:5 missing-page',
      'warning page.md:3:20 missing-page',
      'warning page.md:3:41 empty-link',
      'warning page.md:3:47 empty-link',
    ]);
    expect(said).toContain('This link leads to no file: "giude.pdf".\n  Did you mean "guide.pdf"?');
    expect(said).toContain('This link leads to no page: "whats-new-7.2.0".');
    expect(said).toContain('This link has no address: it leads to the page on which it stands.');
  });

  it('D7: by its whole address is no mistake in any way in which a page is written', async () => {
    const said = await messagesOf({
      'guides/index.md': '# Guides\n\nx\n',
      'guides/Gerät.md': '# A\n\nx\n',
      'page.md':
        '# T\n\n[a](/cloud/guides/Ger%C3%A4t/) [b](/cloud/guides/Gerät.md) [c](/cloud/guides/index.html) ' +
        '[d](/cloud/guides/index.md) [e](/cloud/guides/Gerät/index.html)\n',
    });
    expect(said).toBe('');
  });

  it('D7: to a fixed version takes readers of the others out of theirs', async () => {
    const said = await messagesOf({
      'guides/a.md': '---\nwhen: is_version > "7.0.0"\n---\n# A\n\nx\n',
      'page.md': '# T\n\n[a](/p/7.1.0/guides/a/)\n',
    });
    expect(said).toMatchInlineSnapshot(`
      "warning page.md:3:5 pinned-link
        This link leads out of the reader's version: to "guides/a" in p@7.1.0.
        Write {{ base_path }}/guides/a/, or put the link under a condition.
        in p 7.2.0 and later"
    `);
  });

  it('D7: by its whole address stands below the path of the deployment', async () => {
    const root = writeContent({
      'page.md': '# T\n\n[t](/cloud/page/#x) ![p](a%23b.svg)\n',
      'a#b.svg': '<svg/>',
    });
    const library = openLibrary(root, { base: '/docs', highlight: async () => [] });
    const { html } = await renderPage(library, 'cloud');
    expect(html).toContain('href="/docs/cloud/page/#x"');
    expect(html).toContain('src="/docs/a%23b.svg"');
  });

  it('D7: is no mistake where two files share the address', async () => {
    const shared = {
      'both.md': '---\nwhen: product_name == "P"\n---\n# P\n\nx\n',
      'both.mdx': '---\nwhen: product_name == "Cloud"\n---\n# Cloud\n\nx\n',
      'page.md': '# T\n\n[both](both.md)\n',
    };
    expect(await messagesOf(shared)).toBe('');
  });

  it('D7: leads where the variant has the page', async () => {
    const html = await htmlOf('[new](new.md) [new]({{base_path}}/new/#part)\n', ['p@7.2.0'], files);
    expect(skeleton(html['p@7.2.0'])).toBe(
      '<p><a href="/p/7.2.0/new/">new</a> <a href="/p/7.2.0/new/#part">new</a></p>',
    );
  });
});

describe('a missing picture', () => {
  it('G13: is told the file whose letters are of another case, or nearly the same', async () => {
    const said = await messagesOf({
      'page.md': '# T\n\n![x](assets/Plan.svg)\n',
      'assets/plan.svg': '<svg/>',
    });
    expect(said).toContain('There is no picture "assets/Plan.svg" in the content folder.');
    expect(said).toContain('Did you mean "assets/plan.svg"?');
  });

  it('G13: and so is an include', async () => {
    const said = await messagesOf({
      'page.md': '# T\n\n{% include "includes/Note.md" %}\n',
      'includes/note.md': 'x\n',
    });
    expect(said).toContain('Did you mean "includes/note.md"?');
  });

  it('is an error, and a warning while sources are migrated', async () => {
    expect(await messagesOf({ 'page.md': '# T\n\n![x](gone.png)\n' })).toMatch(
      /^error page.md:3:6 missing-image/,
    );
    const migrating = { 'site.yml': `${SITE}undefined: keep\n`, 'page.md': '# T\n\n![x](gone.png)\n' };
    expect(await messagesOf(migrating)).toMatch(/^warning page.md:3:6 missing-image/);
  });
});

describe('D7: addresses in raw HTML', () => {
  const files = { 'b.md': '# B\n', 'pics/a.png': '', 'pics/v.mp4': '' };

  it.each([
    ['<video src="pics/v.mp4" poster="pics/a.png"></video>', 'src="/pics/v.mp4" poster="/pics/a.png"'],
    ['<img src="pics/a.png" srcset="pics/a.png 2x" alt="x">', 'srcset="/pics/a.png 2x"'],
    ['<iframe src="b.md?x=1#b"></iframe>', '<iframe src="/p/7.2.0/b/?x=1#b">'],
    ['<form action="{{ base_path }}/b/"></form>', '<form action="/p/7.2.0/b/">'],
  ])('D7: lead where links and pictures do: %s', async (source, written) => {
    expect((await htmlOf(source, ['p@7.2.0'], files))['p@7.2.0']).toContain(written);
    const library = openFiles({ ...files, 'page.mdx': `${source}\n` });
    const { module } = await renderPage(library, 'p@7.2.0', 'page.mdx');
    expect(module).toContain(written.replaceAll('"', '\\"'));
  });

  it('D10: that lead to nothing are told', async () => {
    const said = await messagesOf({
      ...files,
      'page.md': '<video src="pics/w.mp4" poster="pics/c.png"></video>\n\n<iframe src="c.md"></iframe>\n',
    });
    expect(said).toContain('There is no file "pics/w.mp4" in the content folder.');
    expect(said).toContain('There is no picture "pics/c.png" in the content folder.');
    expect(said).toContain('This <iframe> leads to no page: "c".');
  });
});

describe('D7: a link to a folder without a page of its own', () => {
  const files = {
    'guides/a.md': '---\nwhen: product == "p"\n---\n# A\n',
    'page.md': '# T\n\n[guides](guides/)\n',
  };

  it('D7: leads to the list of its pages, and is told where it has none', async () => {
    const { html } = await renderPage(openFiles(files), 'p@7.2.0');
    expect(html).toContain('href="/p/7.2.0/guides/"');
    expect(await messagesOf(files)).toContain('This link leads to "guides", which exists only in p.');
  });

  it('D7: leads nowhere where no group of the navigation is its pages', async () => {
    const nav = `${SITE}nav:\n  - page.md\n  - title: All\n    children: [b.md, guides/a.md]\n`;
    const said = await messagesOf({ ...files, 'b.md': '# B\n', 'site.yml': nav });
    expect(said).toContain('it is a folder without a page of its own');
  });
});
