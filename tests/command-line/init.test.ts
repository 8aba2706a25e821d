import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from './orbit.ts';
import { runCommand } from './run-command.ts';

describe('variorum init', () => {
  it('makes a project that builds without a finding, and says what comes next', async () => {
    const folder = folderWith({});
    const { code, output, errors } = await runCommand(
      'init',
      ['orbit-docs', '--product', 'Orbit: "Pro" 😀'],
      folder,
    );
    expect({ code, errors, output: output.replaceAll(folder, '') }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "errors": "",
        "output": "Written to /orbit-docs:
        content/site.yml
        content/index.md
        content/guides/install.md
        package.json
        .gitignore
        .github/workflows/pages.yml

      Next:
        cd orbit-docs
        npm install
        npx variorum dev
      ",
      }
    `);
    const built = await runCommand(
      'build',
      ['--content', 'orbit-docs/content', '--out', 'orbit-docs/dist', '--cache', 'cache'],
      folder,
    );
    expect(built).toMatchObject({ code: 0, errors: '', output: expect.stringContaining('0 findings') });
    const page = (version: string) =>
      readFileSync(join(folder, `orbit-docs/dist/orbit-pro/${version}/guides/install/index.html`), 'utf8');
    expect(page('2.0')).toContain('Check the file that you downloaded.');
    expect(page('1.0')).not.toContain('Check the file that you downloaded.');
    expect(page('1.0')).toContain('Install Orbit: &quot;Pro&quot; 😀');
  });

  it('keeps what is there, and says what to add to a package.json of your own', async () => {
    const folder = folderWith({ 'package.json': '{"name":"mine"}', 'content/site.yml': 'title: Mine' });
    mkdirSync(join(folder, '.git'));
    const { code, output } = await runCommand('init', [], folder);
    expect(code).toBe(0);
    expect(output.replaceAll(folder, 'DIR')).toMatchInlineSnapshot(`
      "Written to DIR:
        .gitignore
        .github/workflows/pages.yml

      Kept as they were:
        content/site.yml
        package.json

      To your package.json you may add these scripts:
        "dev": "variorum dev"
        "build": "variorum build"
        "preview": "variorum preview"

      Next:
        npm install --save-dev variorum
        npx variorum dev
      "
    `);
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{"name":"mine"}');
    expect(readFileSync(join(folder, 'content/site.yml'), 'utf8')).toBe('title: Mine');

    writeFileSync(join(folder, 'package.json'), '{"dependencies":{"variorum":"1.0.0"}}');
    const again = await runCommand('init', [], folder);
    expect(again.output.replaceAll(folder, 'DIR')).toMatchInlineSnapshot(`
      "Nothing to do: every file of a new project is in DIR already.

      Next:
        npm install
        npx variorum dev
      "
    `);
  });

  it('takes odd names of folders and titles, and tells where workflows belong', async () => {
    const folder = folderWith({ '.git/HEAD': '' });
    const odd = "-it's ünï";
    const { code, output } = await runCommand('init', ['--title', "A: 'b'\n# c", '--', odd], folder);
    expect(code).toBe(0);
    expect(output).toContain(`cd './-it'\\''s ünï'\n`);
    expect(output).toContain(`Move .github to ${folder}, and let its steps run in this folder.`);
    expect(parse(readFileSync(join(folder, odd, 'content/site.yml'), 'utf8'))).toMatchObject({
      title: "A: 'b' # c",
      products: [{ name: "A: 'b' # c", id: 'a-b-c' }],
    });
    expect(JSON.parse(readFileSync(join(folder, odd, 'package.json'), 'utf8')).name).toBe('its-uni');
    expect((await runCommand('init', ['../b'], join(folder, odd))).output).toContain(`cd ${folder}/b\n`);
  });

  it('refuses a file as its folder, and says what the system does not allow', async () => {
    const folder = folderWith({ 'notes.txt': 'mine', 'own/content': 'a file' });
    for (const [named, obstacle] of [
      ['notes.txt', 'notes.txt'],
      ['notes.txt/docs', 'notes.txt'],
      ['own', 'own/content'],
    ])
      expect(await runCommand('init', [named!], folder)).toEqual({
        code: 2,
        output: '',
        errors: `There is a file where a folder belongs: ${join(folder, obstacle!)}. Rename it, or name another folder.\n`,
      });
    expect(readdirSync(join(folder, 'own'))).toEqual(['content']);
    // The system lets nobody make a folder there.
    const refused = await runCommand('init', ['/proc/docs'], folder);
    expect([refused.code, refused.output]).toEqual([1, '']);
    expect(refused.errors).toContain('/proc/docs');
    expect(refused.errors).not.toContain('    at ');
    expect((await runCommand('init', ['--titel', 'A'], folder)).errors).toContain('Did you mean --title?');
  });
});
