import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src/engine/library/library.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { renderPage, SITE, writeContent } from './fixture.ts';
import { textOf } from './html.ts';

/** The text of `docs/guides/page.md` in a folder of files around `docs`, or the rules of its errors. */
async function show(text: string, files: Record<string, string>, links: Record<string, string> = {}) {
  const root = writeContent({
    ...files,
    'docs/guides/page.md': text,
    'docs/site.yml': files['docs/site.yml'] ?? SITE,
  });
  for (const [path, target] of Object.entries(links)) symlinkSync(join(root, target), join(root, path));
  const library = openLibrary(join(root, 'docs'), { highlight: async () => [] });
  try {
    const { html, source } = await renderPage(library, 'cloud', 'guides/page.md');
    return { text: textOf(html), source };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return error.findings.map(({ rule }) => rule);
  }
}

const WITH_ROOT = `${SITE}include_roots: [../shared]\n`;

describe('where includes may come from', () => {
  it('the folder of the file that includes comes before the content folder and the roots', async () => {
    const files = {
      'docs/site.yml': WITH_ROOT,
      'docs/guides/note.md': 'beside',
      'docs/note.md': 'root',
      'shared/note.md': 'shared',
      'docs/guides/deep/outer.md': '{% include "note.md" %}',
      'docs/guides/deep/note.md': 'deep',
      'docs/only-root.md': 'only root',
      'shared/only-shared.md': 'only shared',
    };
    const text = (tag: string) => show(tag, files).then((shown) => ('text' in shown ? shown.text : shown));
    expect(await text('{% include "note.md" %}')).toBe('beside');
    expect(await text('{% include "../note.md" %}')).toBe('root');
    expect(await text('{% include "deep/outer.md" %}')).toBe('deep');
    expect(await text('{% include "only-root.md" %}')).toBe('only root');
    expect(await text('{% include "only-shared.md" %}')).toBe('only shared');
  });

  it('a page that only wraps an include is edited there', async () => {
    const files = { 'docs/site.yml': WITH_ROOT, 'shared/whole.md': '# Whole\n\nOne.\n\nTwo.\n' };
    expect(await show('{% include "whole.md" %}', files)).toMatchObject({ source: '../shared/whole.md' });
  });

  it.each([
    '../../outside.md',
    '../../../../../../../../etc/hostname',
    '/etc/hostname',
    '../../docs-other/x.md',
    'link-out.md',
    'folder-out/outside.md',
  ])('nothing outside the roots can be included: %s', async (target) => {
    const files = { 'outside.md': 'secret', 'docs-other/x.md': 'secret' };
    const links = { 'docs/guides/link-out.md': 'outside.md', 'docs/guides/folder-out': '.' };
    expect(await show(`{% include "${target}" %}`, files, links)).toEqual(['outside-roots']);
  });

  it('a link that stays inside a root may be included', async () => {
    const files = { 'docs/real.md': 'real' };
    expect(
      await show('{% include "linked.md" %}', files, { 'docs/guides/linked.md': 'docs/real.md' }),
    ).toMatchObject({
      text: 'real',
    });
  });

  it('a folder that is missing among the roots harms nobody', async () => {
    expect(await show('text', { 'docs/site.yml': `${SITE}include_roots: [../nowhere]\n` })).toMatchObject({
      text: 'text',
    });
  });

  it('a page that changes is read again by a library that is opened anew', async () => {
    const root = writeContent({ 'page.md': '{% include "includes/x.md" %}', 'includes/x.md': 'one' });
    const open = () => openLibrary(root, { highlight: async () => [] });
    expect(textOf((await renderPage(open(), 'cloud')).html)).toBe('one');
    mkdirSync(join(root, 'includes'), { recursive: true });
    writeFileSync(join(root, 'includes/x.md'), 'two');
    expect(textOf((await renderPage(open(), 'cloud')).html)).toBe('two');
  });
});
