import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';

const folder = writeFolder({
  'docs/site.yml':
    'title: T\nproducts:\n  - { id: orbit, name: Orbit, versions: ["1.0.0", "1.1.0", next], latest: "1.1.0" }\n',
  'docs/page.md':
    '# Page\n\n{% if is_version == "1.0.0" or is_version == "1.1.0" %}\nOld.\n{% endif %}\n\n{% if is_version == "next" %}\nNew.\n{% endif %}\n',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args]);
const commit = () => {
  git('add', '-A');
  git('commit', '-q', '-m', 'Write');
};
git('init', '-q');
commit();
const run = (command: string, ...args: string[]) =>
  runCommand(command, [...args, '--content', 'docs'], folder);
const text = (file: string) => readFileSync(join(folder, 'docs', file), 'utf8');

describe('variorum release, retire and rename', () => {
  it('show a patch and write nothing, or refuse what could not be told apart', async () => {
    const before = text('page.md');
    const shown = await run('retire', 'orbit', '1.0.0', '--dry-run');
    expect(shown.output).toContain(
      '-{% if is_version == "1.0.0" or is_version == "1.1.0" %}\n+{% if is_version == "1.1.0" %}',
    );
    expect(shown.code).toBe(0);
    expect(text('page.md')).toBe(before);
    const patch = join(folder, 'retire.patch');
    writeFileSync(patch, shown.output);
    expect(() => git('apply', '--check', patch)).not.toThrow();
    rmSync(patch);
    writeFileSync(join(folder, 'docs/page.md'), `${before}\nMore.\n`);
    const refused = await run('retire', 'orbit', '1.0.0');
    expect(refused.errors).toContain('not committed');
    expect(refused.code).toBe(2);
    commit();
  });

  it('refuse to rename a page that others include, which would show its frontmatter', async () => {
    writeFileSync(join(folder, 'docs/more.md'), '{% include "page.md" %}\n');
    const { errors, code } = await run('rename', 'page', 'page.md', 'new.md', '--force');
    expect(errors).toContain('page.md is included by more.md as well');
    expect(code).toBe(2);
    rmSync(join(folder, 'docs/more.md'));
  });

  it('tell a version that comes from a name for what comes', async () => {
    expect((await run('release', 'orbit', 'next')).errors).toContain(
      '"next" is what comes. Name the version',
    );
    const site = text('site.yml');
    writeFileSync(join(folder, 'docs/site.yml'), site.replace('next]', '"2.0-rc"]'));
    const { errors, code } = await run('release', 'orbit', '1.2.0', '--force');
    expect(errors).toContain('orbit has 2.0-rc behind its latest release, which is no name for what comes');
    expect(code).toBe(2);
    writeFileSync(join(folder, 'docs/site.yml'), site);
  });

  it('have lists of versions confirmed, release once, and do nothing a second time', async () => {
    const asked = await run('release', 'orbit', '1.2.0');
    expect(asked.errors).toContain(
      'page.md:3: is_version == "1.0.0" or is_version == "1.1.0" will not hold in 1.2.0.',
    );
    expect(asked.code).toBe(2);
    expect((await run('release', 'orbit', '1.2.0', '--yes')).code).toBe(0);
    expect(text('page.md')).toContain('{% if is_version >= "1.2.0" %}');
    expect(text('addresses.json')).toContain('"/orbit/1.2.0/page/": []');
    commit();
    const again = await run('release', 'orbit', '1.2.0', '--yes');
    expect(again.errors).toContain('nothing is to do');
    expect(again.code).toBe(0);
  });

  it('say where readers would get something else, and change nothing then', async () => {
    writeFileSync(
      join(folder, 'docs/page.md'),
      '# Page\n\n{% set v = "next" %}{% if is_version == v %}New.{% endif %}\n',
    );
    commit();
    const { errors, code } = await run('release', 'orbit', '1.3.0');
    expect(errors).toContain(
      'In orbit@1.3.0:\n  /page/ would read otherwise\nFirst, on /page/ in orbit@1.3.0:\n',
    );
    expect(errors).toMatch(/^ {2}- .*New\..*\n {2}\+ .*Page.*\nNothing is changed/m);
    expect(code).toBe(1);
    expect(text('site.yml')).not.toContain('1.3.0');
  });
});
