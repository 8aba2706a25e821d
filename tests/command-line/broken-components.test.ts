import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, folderWith, SITE } from './orbit.ts';

describe('a build with MDX pages that fail', () => {
  it('names the page and line of an import that leads nowhere', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/try.mdx':
        "import Gone from './Gone.astro';\n\n# Try\n\n<Gone />\n\n```js\nimport x from './sample.js';\n```\n",
    });
    const missing = await build(folder);
    expect(missing.code).toBe(1);
    expect(missing.errors.replaceAll(folder, '')).toMatchInlineSnapshot(`
      "error docs/try.mdx:1:1 missing-import
        There is no file "./Gone.astro" to import.
        The path is relative to the page.
        in every variant

      1 error, 0 warnings
      The build failed; the previous output is as it was.
      "
    `);
    expect(existsSync(join(folder, 'site'))).toBe(false);
  });

  it('names the page, line and component that throws while it is shown, with all else', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/invite.md': '# Invite\n\n{{ nope }}\n',
      'docs/Chart.astro': "---\nthrow new Error('The chart has no data.');\n---\n",
      'docs/Frame.astro': "---\nimport Inner from './Inner.astro';\n---\n<div><slot /><Inner /></div>\n",
      'docs/Inner.astro': '<p>{nothing.here}</p>\n',
      'docs/Box.astro': '<div><slot /></div>\n',
      'docs/chart.mdx':
        "import Box from './Box.astro';\nimport Chart from './Chart.astro';\n\n# Chart\n\n<Box>\n\n{% if is_version == \"next\" %}\n<Chart />\n{% endif %}\n\n</Box>\n",
      'docs/frame.mdx':
        "import Box from './Box.astro';\nimport Window from './Frame.astro';\n\n# Frame\n\n<Box>Text</Box>\n\n<Window>Text</Window>\n",
    });
    const { code, errors } = await build(folder);
    expect(code).toBe(1);
    expect(errors.replaceAll(folder, '')).toMatchInlineSnapshot(`
      "error docs/chart.mdx:9:1 broken-component
        The component "Chart" cannot be shown: The chart has no data.
        Look at the attributes that the page gives it, and at Chart.astro.
        in orbit next

      error docs/frame.mdx:2:1 broken-component
        The component "Frame" cannot be shown: nothing is not defined.
        Look at the attributes that the page gives it, and at Frame.astro.
        in every variant

      error docs/invite.md:3:4 unknown-variable
        "nope" is not a variable: "{{ nope }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant

      3 errors, 0 warnings
      The build failed; the previous output is as it was.
      "
    `);
  });

  it('names what components and scripts get wrong and pages import wrongly, with all else', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/invite.md': '# Invite\n\n{{ nope }}\n',
      'docs/Chart.astro': '---\nconst size = ;\n---\n<p>{size}</p>\n',
      'docs/chart.mdx':
        "import Chart from './Chart.astro';\nimport { list } from './list.ts';\n\n# Chart\n\n<Chart list={list} />\n",
      'docs/list.ts': 'export const list = ( => 1;\n',
      'docs/list.mdx': '# List\n\nText <Card>\n',
    });
    const { code, errors } = await build(folder);
    expect(code).toBe(1);
    expect(errors.replaceAll(folder, '')).toMatchInlineSnapshot(`
      "error docs/Chart.astro:2:14 broken-component
        This file cannot be compiled: Unexpected token.
        Correct it: a page needs it.

      error docs/invite.md:3:4 unknown-variable
        "nope" is not a variable: "{{ nope }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant

      error docs/list.mdx:3:1 unclosed-component
        The component <Card> is not closed.
        Write </Card> after its content, or <Card /> when it has none.
        in every variant

      error docs/list.ts:1:23 broken-component
        This file cannot be compiled: Unexpected token.
        Correct it: a page needs it.

      4 errors, 0 warnings
      The build failed; the previous output is as it was.
      "
    `);
    rmSync(join(folder, 'docs/chart.mdx'));
    writeFileSync(
      join(folder, 'docs/list.mdx'),
      "import { Crad } from 'variorum:components';\n\n# List\n\n<Crad />\n",
    );
    expect((await build(folder)).errors).toContain('There is no "Crad" in "variorum:components" to import.');
  });

  it('names the page and line of braces and components that nothing on the page defines, with all else', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/invite.md': '# Invite\n\n{{ nope }}\n',
      'docs/try.mdx': '# Try\n\n{% if is_version == "1.10.0" %}\nUse {braces} here.\n{% endif %}\n\nText\n',
      'docs/chart.mdx': '# Chart\n\nText\n\n<Chart size="3" />\n',
      'docs/late.mdx': '# Late\n\n{await Promise.reject(new Error("Too late."))}\n',
    });
    const { code, errors } = await build(folder);
    expect(code).toBe(1);
    expect(errors.replaceAll(folder, '')).toMatchInlineSnapshot(`
      "error docs/chart.mdx:5:1 broken-component
        There is no component "Chart" on this page.
        Import it: import Chart from './Chart.astro'; those that come with Variorum are in 'variorum:components'.
        in every variant

      error docs/invite.md:3:4 unknown-variable
        "nope" is not a variable: "{{ nope }}".
        Define it under attributes in site.yml (extra in mkdocs.yml) or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant

      error docs/late.mdx:3:1 broken-component
        This page cannot be shown: Too late.
        Look at what stands between braces and at the attributes of components.
        in every variant

      error docs/try.mdx:4:1 broken-component
        "braces" stands between braces, but nothing on this page has that name.
        Import or export it, or write "\\{" to show the brace itself.
        in orbit 1.10.0

      4 errors, 0 warnings
      The build failed; the previous output is as it was.
      "
    `);
  });
});
