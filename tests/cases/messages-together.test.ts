import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import { messagesOf, messagesOfText, openFiles, SITE, writeContent } from './fixture.ts';

describe('several mistakes', () => {
  it('G8: of one page are told together, each once, with all its variants', async () => {
    const text =
      '{{ nope }}\n\n{% if is_version > "7.1" %}{{ nope2 }}{% endif %}\n\n{% if product_name == "Cloud" %}{{ nope2 }}{% endif %}\n';
    expect(await messagesOfText(text)).toMatchInlineSnapshot(`
      "error page.md:1:4 unknown-variable
        "nope" is not a variable: "{{ nope }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant
      error page.md:3:31 unknown-variable
        "nope2" is not a variable: "{{ nope2 }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in p 7.2.0 and later
      error page.md:5:36 unknown-variable
        "nope2" is not a variable: "{{ nope2 }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in cloud"
    `);
  });

  it('G8: of all frontmatters are told together', async () => {
    const said = await messagesOf({
      'a.md': '---\ntitel: A\n---\nx\n',
      'b.md': '---\nwhen: prodct_name == "P"\n---\nx\n',
      'c.md': '',
      'c/index.md': 'x\n',
      'd.md': 'x\n',
      'd/index.md': 'y\n',
    });
    expect(said.match(/^error \S+ \S+/gm)).toEqual([
      'error a.md:2 invalid-frontmatter',
      'error b.md:2 unknown-variable',
      'error c.md:1 empty-page',
      'error d.md:1 duplicate-url',
    ]);
  });

  it('G8: are of the variants that have the page', async () => {
    const said = await messagesOfText('---\nwhen: is_version > "7.1"\n---\n# T\n\n{% endif %}\n');
    expect(said).toContain('error page.md:6:1 stray-tag');
    expect(said).toContain('in p 7.2.0 and later');
  });

  it('G8: of conditions and of variables are told together', async () => {
    const text =
      '# T\n\n{{ nope }}\n\n{% if is_version == "nxt" and product_name == "Q" %}\na\n{% endif %}\n';
    expect((await messagesOfText(text)).match(/^error \S+ \S+/gm)).toEqual([
      'error page.md:3:4 unknown-variable',
      'error page.md:5:21 unknown-version',
      'error page.md:5:47 unknown-product',
    ]);
  });

  it('G8: of frontmatters and of texts are told together', async () => {
    const said = await messagesOf({ 'a.md': '---\ntitle: 3\n---\n# A\n', 'page.md': '# T\n\n{{ nope }}\n' });
    expect(said).toContain('a.md:2 invalid-frontmatter');
    expect(said).toContain('page.md:3:4 unknown-variable');
  });

  it('G8: errors and warnings of a page, and what others report, are in one list, each once, whoever asks', async () => {
    const coloured: number[] = [];
    const root = writeContent({
      'site.yml': SITE,
      'page.md': '# T\n\n![gone](gone.png)\n\n[x](nope.md)\n\n```\ncode\n```\n',
      'other.md': '# O\n\n{{ nope }}\n',
    });
    const library = openLibrary(root, {
      highlight: async (blocks) => {
        coloured.push(blocks.length);
        return blocks.map(() => '<pre></pre>');
      },
    });
    const rules = () => library.findings.map(({ rule }) => rule);
    const page = library.page('page.md')!;
    expect([rules(), library.hasErrors]).toEqual([[], false]);
    for (const variant of library.variantsOf(page))
      await expect(library.render(library.document(page, variant)!)).rejects.toThrow('There is no picture');
    expect([rules(), library.hasErrors]).toEqual([['missing-image', 'missing-page'], true]);
    expect(library.findingsOf(page)).toEqual(library.findings);
    library.report([{ severity: 'error', rule: 'broken-component', message: 'It fails.' }]);
    await library.checkPages();
    await library.checkPages();
    expect(rules()).toEqual(['broken-component', 'unknown-variable', 'missing-image', 'missing-page']);
    expect(coloured, 'it is rendered once').toEqual([1]);
  });

  it('G8: in a long chain of includes cost no more with every level', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`includes/c${i}.md`, `{% include "c${i + 1}.md" %}\n`]),
    );
    const library = openFiles({
      ...files,
      'includes/c40.md': '[x](nope.md)\n',
      'page.md': '# T\n\n{% include "includes/c0.md" %}\n',
    });
    await library.render(library.document(library.page('page.md')!, library.variant('cloud')!)!);
    expect(library.findings[0]?.place?.includedFrom).toHaveLength(41);
    expect(JSON.stringify(library.findings).length).toBeLessThan(10_000);
  });
});
