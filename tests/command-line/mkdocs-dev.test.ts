import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DevServer, startDev } from '../serving/dev-server.ts';
import { writeFolder } from './run-command.ts';

const MKDOCS = `INHERIT: base/base.yml
extra: { product_name: Guides }
plugins:
  - awesome-pages
  - meta
  - blog
  - macros: { include_yaml: [../data/numbers.yml] }
markdown_extensions:
  - pymdownx.snippets: { base_path: [., docs], auto_append: [abbreviations.txt] }
`;

/** Everything that a build of a project of MkDocs reads. */
const FILES = {
  'mkdocs.yml': MKDOCS,
  'base/base.yml': 'site_name: Inherited one\n',
  '../data/numbers.yml': 'number: one\n',
  'abbreviations.txt': '*[HTML]: Hypertext one\n',
  'parts/shown.md': 'A part one.\n',
  '.parts/hidden.md': 'A hidden part one.\n',
  'docs/.pages': 'nav: [index.md, sub]\n',
  'docs/.meta.yml': 'title: A title one\n',
  'docs/index.md':
    'Text one. The number is {{ number }}. HTML.\n\n--8<-- "parts/shown.md"\n\n--8<-- ".parts/hidden.md"\n\n![](plan.svg)\n',
  'docs/sub/.pages': 'title: Folder one\n',
  'docs/sub/page.md': '# Sub\n\nText.\n',
  'docs/blog/index.md': '# Blog\n',
  'docs/blog/.authors.yml': 'authors: { ann: { name: Ann one } }\n',
  'docs/blog/posts/post.md':
    '---\ndate: 2024-01-31\nauthors: [ann]\ncategories: [First one]\n---\n# Post\n\nWords one.\n',
  'docs/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 11 11" width="11" height="11"/>',
};

const folder = join(
  writeFolder(Object.fromEntries(Object.entries(FILES).map(([path, text]) => [join('project', path), text]))),
  'project',
);
let dev: DevServer;
beforeAll(async () => {
  dev = await startDev(folder, 4720);
});
afterAll(() => {
  dev.stop();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const shown = async (path = '') => (await fetch(`${dev.origin}/guides/${path}`)).text();

/** Waits until the page shows a text. */
const shows = (text: string) => expect.poll(() => shown()).toContain(text);

it.each<[path: keyof typeof FILES, before: string, after: string, text?: string]>([
  ['docs/index.md', 'Text one.', 'Text two.'],
  ['docs/plan.svg', '11', '22', 'width="22"'],
  ['docs/.pages', 'sub]', 'sub, { Link two: https://two.example }]', 'Link two'],
  ['docs/sub/.pages', 'Folder one', 'Folder two'],
  ['docs/.meta.yml', 'A title one', 'A title two'],
  ['parts/shown.md', 'A part one', 'A part two'],
  ['.parts/hidden.md', 'A hidden part one', 'A hidden part two'],
  ['abbreviations.txt', 'Hypertext one', 'Hypertext two'],
  ['../data/numbers.yml', 'one', 'two', 'The number is two'],
  ['base/base.yml', 'Inherited one', 'Inherited two'],
  ['mkdocs.yml', 'markdown_extensions:', 'copyright: Copyright two\nmarkdown_extensions:', 'Copyright two'],
])('dev shows what is saved in %s', async (path, before, after, text = after) => {
  expect(await shown()).not.toContain(text);
  writeFileSync(join(folder, path), FILES[path].replaceAll(before, after));
  await shows(text);
});

it('dev goes on when a mkdocs.yml that could not be read is mended', async () => {
  writeFileSync(join(folder, 'mkdocs.yml'), `${MKDOCS}nav: [\n`);
  await shows('is not valid YAML');
  writeFileSync(join(folder, 'mkdocs.yml'), `${MKDOCS}copyright: Copyright three\n`);
  await shows('Copyright three');
});

it('dev shows lists of posts as their posts and authors are now', async () => {
  const save = (path: keyof typeof FILES, before: string, after: string) =>
    writeFileSync(join(folder, path), FILES[path].replaceAll(before, after));
  const lists = (text: string) => expect.poll(() => shown('blog/')).toContain(text);
  await lists('Words one.');
  save('docs/blog/.authors.yml', 'Ann one', 'Ann two');
  await lists('by Ann two');
  save('docs/blog/posts/post.md', 'Words one', 'Words two');
  await lists('Words two.');
  save('docs/blog/posts/post.md', 'First one', 'Second one');
  await lists('/guides/blog/category/second-one/');
  await expect.poll(() => shown('blog/category/second-one/')).toContain('Words one.');
});
