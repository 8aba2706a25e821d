import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';

const SITE = `title: Orbit guides
products:
  - id: cloud
    name: Orbit Cloud
  - id: orbit
    name: Orbit
    versions: ["1.0.0", "1.10.0", next]
    latest: "1.10.0"
`;
const PAGE = `# Invite people

1. Open the console.
{% if is_version > "1.9.0" %}
2. Choose **Workspaces**.
{% endif %}
3. Choose **Invite**.
`;

const folders: string[] = [];
function folderWith(files: Record<string, string | Buffer>): string {
  const folder = writeFolder(files);
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const build = (folder: string, ...args: string[]) =>
  runCommand('build', ['--content', 'docs', '--out', 'site', '--cache', 'cache', ...args], folder);

describe('npm run build', () => {
  it('builds a folder outside the project, relative to where it was called', async () => {
    const folder = folderWith({ 'docs/site.yml': SITE, 'docs/guides/invite.md': PAGE });
    const { code, output, errors } = await build(folder);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const html = readFileSync(join(folder, 'site/orbit/1.10.0/guides/invite/index.html'), 'utf8');
    expect(html).toContain('<strong>Workspaces</strong>');
    expect(readFileSync(join(folder, 'site/orbit/1.0.0/guides/invite/index.html'), 'utf8')).not.toContain(
      'Workspaces',
    );
    expect(output).toContain('4 documents of 1 page in 4 variants');
    expect(output).toContain('2 editions: 2 renderings saved');
    expect(output).toContain('0 findings');
    expect(output).not.toContain('\r');
  }, 60_000);

  it('G9: fails for a failing page, names it once, and leaves the previous output as it was', async () => {
    const folder = folderWith({ 'docs/site.yml': SITE, 'docs/invite.md': PAGE });
    expect((await build(folder)).code).toBe(0);
    const before = readFileSync(join(folder, 'site/orbit/1.0.0/invite/index.html'), 'utf8');
    writeFileSync(join(folder, 'docs/invite.md'), `${PAGE}\n{{ prodct_name }} and {{ prodct_name }}\n`);
    writeFileSync(join(folder, 'docs/other.md'), '# Other\n\n![Gone](gone.png)\n');
    const { code, errors } = await build(folder);
    expect(code).toBe(1);
    expect(errors.replaceAll(folder, '')).toMatchInlineSnapshot(`
      "error docs/invite.md:9:4 unknown-variable
        "prodct_name" is not a variable: "{{ prodct_name }}".
        Did you mean "product_name"?
        in every variant

      error docs/invite.md:9:26 unknown-variable
        "prodct_name" is not a variable: "{{ prodct_name }}".
        Did you mean "product_name"?
        in every variant

      error docs/other.md:3:1 missing-image
        There is no picture "gone.png" in the content folder.
        Add the file, or correct its path: it is relative to the page, or begins with {{ base_path }}/ or /.
        in every variant

      3 errors, 0 warnings
      The build failed; the previous output is as it was.
      "
    `);
    expect(readFileSync(join(folder, 'site/orbit/1.0.0/invite/index.html'), 'utf8')).toBe(before);
    expect(readdirSync(folder).toSorted()).toEqual(['cache', 'docs', 'site']);
  }, 60_000);

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
  }, 60_000);

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
        Define it under attributes in site.yml or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
        in every variant

      3 errors, 0 warnings
      The build failed; the previous output is as it was.
      "
    `);
  }, 60_000);

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
        Define it under attributes in site.yml or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
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
  }, 60_000);

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
        Define it under attributes in site.yml or in the frontmatter, or with {% set %}. If it is text to show, put it between {% raw %} and {% endraw %}.
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
  }, 60_000);

  it('refuses a file as the folder to write, and one inside the content', async () => {
    const folder = folderWith({ 'docs/site.yml': SITE, 'docs/invite.md': PAGE, site: 'a file' });
    expect((await build(folder)).errors).toContain('--out names a file');
    const { code, errors } = await runCommand('build', ['--content', 'docs', '--out', 'docs/site'], folder);
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining('--out names a folder inside the content folder'),
    ]);
  });

  it('replaces a build of its own, but no folder with other files', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/invite.md': PAGE,
      'site/thesis.txt': 'precious',
    });
    const { code, errors } = await build(folder);
    expect(code).toBe(2);
    expect(errors.replaceAll(folder, '')).toMatchInlineSnapshot(`
      "--out names a folder that holds other files: /site. Name an empty or new one; a build replaces what is there.
      "
    `);
    expect(readFileSync(join(folder, 'site/thesis.txt'), 'utf8')).toBe('precious');
  });

  it('writes below a path and with a public address', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/invite.md': `${PAGE}\nSee [this page]({{ base_path }}/invite/).\n`,
    });
    expect((await build(folder, '--base', '/docs', '--site', 'https://orbit.example')).code).toBe(0);
    const html = readFileSync(join(folder, 'site/orbit/1.0.0/invite/index.html'), 'utf8');
    expect(html).toContain('href="/docs/orbit/1.0.0/invite/"');
    expect(html).toContain('https://orbit.example/docs/orbit/');
    expect(existsSync(join(folder, 'site/sitemap.xml'))).toBe(true);
  }, 60_000);

  it('says what is wrong with the command line', async () => {
    const folder = folderWith({});
    const { code, errors } = await runCommand('build', ['--contents', 'docs'], folder);
    expect({ code, errors }).toMatchInlineSnapshot(`
      {
        "code": 2,
        "errors": "Unknown option '--contents'. See npm run build -- --help.
      ",
      }
    `);
    const missing = await runCommand('build', ['--content', 'docs'], folder);
    expect({ code: missing.code, errors: missing.errors.replaceAll(folder, '') }).toMatchInlineSnapshot(`
      {
        "code": 1,
        "errors": "error missing-content
        There is no content folder "/docs".
        Name an existing folder with --content.

      1 error, 0 warnings
      ",
      }
    `);
  });
});
