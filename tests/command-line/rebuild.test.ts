import { execFileSync } from 'node:child_process';
import { appendFileSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';
import { treeOf } from './tree.ts';
import { writeHere } from './write-here.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

const folder = writeFolder({
  'docs/site.yml':
    'title: Orbit\nproducts:\n  - { id: orbit, name: Orbit, versions: ["1.0.0", "2.0.0"] }\n  - { id: cloud, name: Orbit Cloud }\n',
  'docs/includes/shared.md': 'A shared sentence about satellites.\n',
  'docs/one.md':
    '# One\n\n{% include "includes/shared.md" %}\n\nSee [two](two.md) and [nothing](nothing.md).\n',
  'docs/two.md': '# Two\n\n{% if is_version == "2.0.0" %}\nOnly two.\n{% endif %}\n',
  'docs/hidden.md': '---\nsearch: false\n---\n# Hidden\n\nNot to be found. ![Plan](plan.svg)\n',
  'docs/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
  'docs/three.md': '# Three\n\nThe same in {{ base_path }}.\n',
});
// As the command that builds.
vi.stubEnv('NODE_ENV', 'production');
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const build = (out: string, cache: string) =>
  runCommand('build', ['--content', 'docs', '--out', out, '--cache', cache], folder);

/** How often it was built from nothing: a process loads what lies in a folder once. */
let times = 0;

/** Builds again into the folder that is built already, and from nothing; both must be the same. */
async function expectSameAsFromNothing(): Promise<string> {
  const { code, output, errors } = await build('site', 'cache');
  expect(code, errors).toBe(0);
  const fresh = join(folder, `fresh-${++times}`);
  await writeHere(join(folder, 'docs'), fresh, { root: PROJECT, cache: `${fresh}-cache` });
  expect(treeOf(join(folder, 'site'))).toEqual(treeOf(fresh));
  return output;
}

describe('a build after a build', () => {
  it('leaves the output alone when nothing changed, and says again what was found', async () => {
    const first = await build('site', 'cache');
    expect(first.code).toBe(0);
    const before = statSync(join(folder, 'site/.variorum-build'));
    const { output, errors } = await build('site', 'cache');
    expect(output).toContain('5 taken from the last build\n2 findings');
    expect(output).toContain(`Nothing has changed: ${join(folder, 'site')} is as it was.`);
    expect(errors).toBe(first.errors);
    const after = statSync(join(folder, 'site/.variorum-build'));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it.each([
    ['edited', (page: string) => appendFileSync(page, 'More.')],
    ['deleted', (page: string) => rmSync(page)],
  ])('mends a page that somebody %s in the output', async (_, spoil) => {
    spoil(join(folder, 'site/orbit/1.0.0/one/index.html'));
    await expectSameAsFromNothing();
  });

  it('takes everything over when all that is lost is what the last build said, warnings included', async () => {
    for (const path of globSync('cache/builds/*.outcome', { cwd: folder })) rmSync(join(folder, path));
    const before = statSync(join(folder, 'site/orbit/1.0.0/one/index.html'));
    const output = await expectSameAsFromNothing();
    expect(output).toContain('5 taken from the last build');
    expect(output).toContain('2 findings');
    expect(output).toContain('Written to');
    expect(statSync(join(folder, 'site/orbit/1.0.0/one/index.html')).ino).toBe(before.ino);
    expect(globSync('_search/*/*/page-*', { cwd: join(folder, 'site') })).toHaveLength(2 * 3);
  });

  it('G2: renders the page that was edited, and no other', async () => {
    appendFileSync(join(folder, 'docs/two.md'), '\nMore.\n');
    expect(await expectSameAsFromNothing()).toContain('3 taken from the last build');
    expect(globSync('_search/*/*/page-*', { cwd: join(folder, 'site') })).toHaveLength(2 * 3);
  });

  it('renders what tells another date, since it was committed with not a letter changed', async () => {
    const env = { ...process.env, GIT_COMMITTER_DATE: '2024-05-06T12:00:00Z' };
    const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe', env });
    git('init', '--quiet');
    git('add', 'docs');
    git('-c', 'user.name=Alex', '-c', 'user.email=alex@example.com', 'commit', '--quiet', '--message', 'All');
    await expectSameAsFromNothing();
    const page = readFileSync(join(folder, 'site/cloud/one/index.html'), 'utf8');
    expect(page).toContain('Last updated on <time datetime="2024-05-06">May 6, 2024</time>.');
  });

  it('renders the pages whose picture has another size', async () => {
    writeFileSync(
      join(folder, 'docs/plan.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>',
    );
    await expectSameAsFromNothing();
    expect(readFileSync(join(folder, 'site/cloud/hidden/index.html'), 'utf8')).toContain('width="20"');
  });

  it('renders the pages whose switcher leads to a page of another title', async () => {
    writeFileSync(
      join(folder, 'docs/guide.md'),
      '# {% if is_version == "1.0.0" %}Old{% else %}Now{% endif %} guide\n\nText\n',
    );
    mkdirSync(join(folder, 'docs/guide'));
    writeFileSync(
      join(folder, 'docs/guide/new.md'),
      '---\nwhen: is_version == "2.0.0"\n---\n# New\n\nText\n',
    );
    expect((await build('site', 'cache')).code).toBe(0);
    writeFileSync(
      join(folder, 'docs/guide.md'),
      '# {% if is_version == "1.0.0" %}Ancient{% else %}Now{% endif %} guide\n\nText\n',
    );
    await expectSameAsFromNothing();
    expect(readFileSync(join(folder, 'site/orbit/2.0.0/guide/new/index.html'), 'utf8')).toContain(
      'Ancient guide',
    );
    for (const path of ['docs/guide.md', 'docs/guide']) rmSync(join(folder, path), { recursive: true });
    expect((await build('site', 'cache')).code).toBe(0);
  });

  it('G2: renders the pages that include what was edited', async () => {
    writeFileSync(join(folder, 'docs/includes/shared.md'), 'A shared sentence about rockets.\n');
    const output = await expectSameAsFromNothing();
    expect(output).toContain('4 taken from the last build');
    expect(readFileSync(join(folder, 'site/cloud/one/index.html'), 'utf8')).toContain('rockets');
  });

  it('renders every page that shows a title that was edited', async () => {
    writeFileSync(join(folder, 'docs/three.md'), '# The third\n\nThe same in {{ base_path }}.\n');
    await expectSameAsFromNothing();
    expect(readFileSync(join(folder, 'site/cloud/one/index.html'), 'utf8')).toContain('The third');
  });

  it('leaves nothing of a page that was deleted', async () => {
    rmSync(join(folder, 'docs/three.md'));
    await expectSameAsFromNothing();
    expect([...treeOf(join(folder, 'site')).keys()].filter((file) => file.includes('three'))).toEqual([]);
  });

  it('starts from nothing when the record is damaged', async () => {
    for (const file of globSync('cache/builds/*', { cwd: folder }))
      writeFileSync(join(folder, file), '{"half');
    expect(await expectSameAsFromNothing()).not.toContain('taken from the last build');
  });
});
