import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, writeFolder } from './run-command.ts';

const folder = writeFolder({
  'orbit/mkdocs.yml':
    'site_name: Orbit\nhooks: [hook.py]\nplugins: [search, mkdocstrings]\nnav: [index.md, {Guide: guide.md}]\n',
  'orbit/docs/index.md': '# Home\n',
  'orbit/docs/guide.md': '# Guide\n\n::: orbit.start\n\n`{{ braces }}`\n',
  'news/site.yml':
    'title: News\nsources: mkdocs\nproducts: [{ id: news, name: News }]\nnav: [blog/index.md]\nblogs: [{}]\n',
  'news/blog/index.md': '# Blog\n',
  'news/blog/posts/a.md': '---\ndate: 2024-01-31\n---\n# A\n',
  'broken/mkdocs.yml': 'site_name: Orbit\nnav:\n  - a: [\n',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = (command: string, ...args: string[]) => runCommand(command, args, folder);

describe('variorum import mkdocs', () => {
  it('tells on one screen what is read, what is not, and how many pages depend on it', async () => {
    const { code, output } = await run('import', 'mkdocs', 'orbit', '--dry-run');
    expect(code).toBe(0);
    expect(output).toMatchInlineSnapshot(`
      "Read orbit/mkdocs.yml
        2 pages in 1 variant: orbit
        2 entries in the navigation
        braces in pages are text

      Works here as well: search

      Not read:
        orbit/mkdocs.yml:3 plugins: mkdocstrings: documentation of code is not made (1 page)
        orbit/mkdocs.yml:2 hooks: hook.py: Python is never run

      Nothing was written.
      "
    `);
    expect(existsSync(join(folder, 'orbit/docs/site.yml'))).toBe(false);
  });

  it('refuses what it cannot read, by file and line, and what it cannot import', async () => {
    const broken = await run('import', 'mkdocs', 'broken');
    expect(broken.code).toBe(1);
    expect(broken.errors).toContain('error broken/mkdocs.yml:3 invalid-mkdocs');
    expect((await run('import', 'jekyll')).errors).toContain('Say what to import: variorum import mkdocs.');
    expect((await run('import', 'mkdocs', '.')).errors).toContain('There is no mkdocs.yml in');
  });

  it('writes site.yml once, which is read in the place of mkdocs.yml from then on', async () => {
    const before = await run('explain', 'guide.md', '--content', 'orbit');
    expect(before.output).toContain('guide.md exists in orbit.');
    expect((await run('import', 'mkdocs', 'orbit')).output).toContain('Written to orbit/docs/site.yml');
    const text = readFileSync(join(folder, 'orbit/docs/site.yml'), 'utf8');
    expect(text).toContain('templates: false');
    rmSync(join(folder, 'orbit/mkdocs.yml'));
    expect((await run('explain', 'guide.md', '--content', 'orbit/docs')).output).toBe(before.output);
    const again = await run('import', 'mkdocs', 'orbit/docs');
    expect(again.code).toBe(2);
    expect(readFileSync(join(folder, 'orbit/docs/site.yml'), 'utf8')).toBe(text);
  });
});

it('a list of posts that the site makes is explained, and not renamed', async () => {
  expect((await run('explain', 'blog/archive/2024.md', '--content', 'news')).output).toContain(
    'blog/archive/2024.md exists in news.',
  );
  const renamed = await run('rename', 'page', 'blog/archive/2024.md', 'blog/old.md', '--content', 'news');
  expect(renamed.code).toBe(2);
  expect(renamed.errors).toContain('No file holds blog/archive/2024.md');
});
