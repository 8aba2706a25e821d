import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibrary } from '../open-library.ts';
import { writeProject } from '../testing/write-project.ts';

const MAPS = (maps: string) => `site_name: T\nplugins: [{ redirects: { redirect_maps: ${maps} } }]\n`;

it('a redirect stands in the place of the page at its address, which links and navigation lead past', async () => {
  const root = writeProject({
    'mkdocs.yml': `${MAPS('{ old.md: new.md, older.md: "old.md#x", oldest.md: older.md }')}nav: [index.md, { Was: old.md }]\n`,
    'docs/index.md': '# Home\n\n[a](old.md) [b](older.md#x) [c](gone.md)\n',
    'docs/old.md': '# Old\n',
    'docs/older.md': '# Older\n',
    'docs/new.md': '# New\n\n## x\n\ntext\n',
  });
  const library = openLibrary(join(root, 'docs'), { highlight: async () => [] });
  const [variant] = library.site.variants;
  expect(library.pages.map(({ path }) => path).toSorted()).toEqual(['index.md', 'new.md']);
  expect(library.navigation(variant!).map(({ title, document }) => [title, document?.page.path])).toEqual([
    ['Home', 'index.md'],
    ['Was', 'new.md'],
  ]);
  const home = library.documents(variant!).find(({ page }) => page.path === 'index.md')!;
  const { html } = await library.render(home);
  expect(html).toMatch(/<a href="[^"]*\/new\/">a<\/a> <a href="[^"]*\/new\/#x">b<\/a> <a href="gone.md">c</);
  await library.checkPages();
  const told = library.findings.filter(({ rule }) => rule === 'unpublished-page' || rule === 'missing-page');
  expect(told.map(({ place }) => place!.file)).toEqual(['index.md', 'old.md', 'older.md']);
});

it('pages stay that lead to themselves, in a circle, to no page or to another site', () => {
  const root = writeProject({
    'mkdocs.yml': MAPS('{ a.md: a.md, b.md: c.md, c.md: b.md, d.md: none.md, e.md: "https://x.example/" }'),
    ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`docs/${name}.md`, `# ${name}\n`])),
  });
  const library = openLibrary(join(root, 'docs'), { highlight: async () => [] });
  expect(library.pages).toHaveLength(5);
});
