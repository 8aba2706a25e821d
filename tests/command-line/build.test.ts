import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, folderWith, SITE } from './orbit.ts';
import { runCommand } from './run-command.ts';

const PAGE = `# Invite people

1. Open the console.
{% if is_version > "1.9.0" %}
2. Choose **Workspaces**.
{% endif %}
3. Choose **Invite**.
`;

describe('variorum build', () => {
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
  });

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

      error docs/other.md:3:9 missing-image
        There is no picture "gone.png" in the content folder.
        Add the file, or correct its path: it is relative to the page, or begins with {{ base_path }}/ or /.
        in every variant

      3 errors, 0 warnings
      The build failed; the previous output is as it was.
      "
    `);
    expect(readFileSync(join(folder, 'site/orbit/1.0.0/invite/index.html'), 'utf8')).toBe(before);
    expect(readdirSync(folder).toSorted()).toEqual(['cache', 'docs', 'site']);
  });

  it('fails for a file that would replace what Variorum makes, with all else that is wrong', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/invite.md': `${PAGE}\n{{ nobody }}\n`,
      'docs/manifest.json': '{}',
      'docs/orbit/1.0.0/invite/index.html': '<p>Mine</p>',
    });
    const { code, errors } = await build(folder);
    expect(code).toBe(1);
    expect(errors).toContain('docs/manifest.json:1 output-collision');
    expect(errors).toContain('docs/orbit/1.0.0/invite/index.html:1 output-collision');
    expect(errors).toContain('and so would the page "invite.md" (invite.md:1).');
    expect(errors).toContain('3 errors, 0 warnings');
  });

  it('refuses a file as the folder to write, and one inside the content', async () => {
    const folder = folderWith({ 'docs/site.yml': SITE, 'docs/invite.md': PAGE, site: 'a file' });
    expect((await build(folder)).errors).toContain('--out names a file');
    const { code, errors } = await runCommand('build', ['--content', 'docs', '--out', 'docs/site'], folder);
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining('--out names a folder inside the content folder'),
    ]);
  });

  it('says of a folder that nobody typed whose it is, and of pages that are not there what is wrong', async () => {
    const inside = folderWith({ 'mkdocs.yml': 'site_name: Orbit\ndocs_dir: .\n', 'index.md': '# Home\n' });
    expect((await runCommand('build', [], inside, undefined, { VARIORUM_ROOT: inside })).errors).toMatch(
      /^The site would be written to a folder inside the content folder.* With --out, name a new or empty folder/,
    );
    const without = folderWith({ 'mkdocs.yml': 'site_name: Orbit\n' });
    expect((await runCommand('build', [], without, undefined, { VARIORUM_ROOT: without })).errors).toContain(
      'docs_dir: there is no folder "docs" beside this file.',
    );
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
      "--out names a folder that holds other files: /site (thesis.txt). Only a folder with .variorum-build, in which a build listed what it wrote, is replaced. Name an empty or new folder, or remove what is in this one.
      "
    `);
    expect(readFileSync(join(folder, 'site/thesis.txt'), 'utf8')).toBe('precious');
  });

  it('keeps what people added, and says before it renders what is in its way', async () => {
    const folder = folderWith({ 'docs/site.yml': SITE, 'docs/invite.md': PAGE });
    expect((await build(folder)).code).toBe(0);
    writeFileSync(join(folder, 'site/CNAME'), 'orbit.example');
    mkdirSync(join(folder, 'site/cloud/mine'));
    writeFileSync(join(folder, 'site/cloud/mine/index.html'), 'mine');
    writeFileSync(join(folder, 'docs/invite.md'), `${PAGE}\nMore.\n`);
    expect((await build(folder)).code).toBe(0);
    expect(readFileSync(join(folder, 'site/CNAME'), 'utf8')).toBe('orbit.example');
    expect(readFileSync(join(folder, 'site/cloud/invite/index.html'), 'utf8')).toContain('More.');

    writeFileSync(join(folder, 'docs/mine.md'), '# Mine\n\nText\n');
    const { code, output, errors } = await build(folder);
    expect([code, output]).toEqual([1, 'Reading sources …\n']);
    expect(errors).toContain('would write over what Variorum did not write: cloud/mine/index.html in');
    expect(readFileSync(join(folder, 'site/cloud/mine/index.html'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).toSorted()).toEqual(['cache', 'docs', 'site']);
  });

  it('refuses empty values, and folders that hold more than an output', async () => {
    const folder = folderWith({
      'docs/site.yml': SITE,
      'docs/invite.md': PAGE,
      '.variorum/builds/x': 'a cache',
    });
    for (const name of ['content', 'out', 'cache', 'base', 'site']) {
      for (const value of ['', ' ']) {
        const { code, errors } = await runCommand('build', ['--content', 'docs', `--${name}`, value], folder);
        expect([code, errors]).toEqual([
          2,
          expect.stringContaining(
            `--${name} is empty, as --${name} "$${name.toUpperCase()}" is where that variable is not set`,
          ),
        ]);
      }
    }
    for (const out of ['.', '..', 'docs/..', '/']) {
      const { code, errors } = await runCommand('build', ['--content', 'docs', '--out', out], folder);
      expect([code, errors]).toEqual([2, expect.stringContaining('--out names')]);
    }
    expect(readdirSync(folder).toSorted()).toEqual(['.variorum', 'docs']);
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
  });

  it('says what is wrong with the command line', async () => {
    const folder = folderWith({});
    const { code, errors } = await runCommand('build', ['--contents', 'docs'], folder);
    expect({ code, errors }).toMatchInlineSnapshot(`
      {
        "code": 2,
        "errors": "Unknown option --contents. Did you mean --content? See variorum build --help.
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
      The build failed; the previous output is as it was.
      ",
      }
    `);
  });
});
