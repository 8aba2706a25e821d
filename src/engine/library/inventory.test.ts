import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FindingsError } from '../variants/findings-error.ts';
import { readInventory } from './inventory.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'variorum-content-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const SITE = 'title: T\nproducts: [{ id: p, name: P, versions: ["1", "2"] }]\n';

describe('a content folder', () => {
  test('is known without a page being templated', () => {
    write({
      'site.yml': SITE,
      'a.md': '---\nwhen: version == "2"\n---\n# A\n\n{{ nobody_knows }}\n',
      'assets/x.png': '',
    });
    const { catalogue, assets, findings } = readInventory(root, []);
    expect(findings).toEqual([]);
    expect(catalogue.variantsOf(catalogue.byPath.get('a.md')!).ids).toEqual(['p@2']);
    expect([...assets.paths]).toEqual(['assets/x.png']);
  });

  test('tells all that is wrong at once, and keeps the pages that are right', () => {
    write({
      'site.yml': `${SITE}nav: [nowhere.md]\ninclude_roots: [../missing]\n`,
      'a.md': '---\ntitel: A\n---\nText\n',
      'b.md': '# B\n',
      'c#.md': '# C\n',
    });
    const { catalogue, findings } = readInventory(root, []);
    expect(findings.map(({ rule }) => rule).toSorted()).toEqual([
      'invalid-frontmatter',
      'missing-include-root',
      'missing-nav-page',
      'page-outside-nav',
      'page-outside-nav',
      'unaddressable-page',
    ]);
    expect(catalogue.pages.map(({ path }) => path)).toEqual(['b.md', 'c#.md']);
  });

  test('serves every file but what the site is made with', () => {
    write({
      'site.yml': SITE,
      'index.mdx':
        "import Chart from './Chart.astro';\nimport { data } from './data';\n\n# Start\n\n<Chart />\n",
      'Chart.astro':
        "---\nimport { scale } from '../content/lib/scale.ts';\nimport './lib/scale.ts';\n---\n<p></p>\n",
      'data.ts': 'export const data = 1;\n',
      'lib/scale.ts': "import { half } from './half.js';\n",
      'lib/half.js': 'export const half = 0.5;\n',
      'lib/sample.ts': '',
      'samples/app.js': "import x from './other.js';\n",
      'samples/other.js': '',
      'samples/site.yml': 'title: A sample\n',
      'samples/macro.njk': '',
      'templates/greet.njk': '{% macro greet() %}Hello{% endmacro %}\n',
      '_images/a b.png': '',
      '_static/style.css': '',
      '_notes/part.md': '# A part\n',
      'includes/note.md': 'A note\n',
      'includes/code.py': '',
      '.env': 'SECRET=1',
      '.git/config': '',
      'node_modules/x/index.js': '',
    });
    const { assets, catalogue, findings } = readInventory(root, []);
    expect(findings.map(({ rule, place }) => [rule, place?.file])).toEqual([
      ['unpublished-page', '_notes/part.md'],
    ]);
    expect(catalogue.pages.map(({ path }) => path)).toEqual(['index.mdx']);
    expect([...assets.paths]).toEqual([
      '_images/a b.png',
      '_static/style.css',
      'includes/code.py',
      'lib/sample.ts',
      'samples/app.js',
      'samples/macro.njk',
      'samples/other.js',
      'samples/site.yml',
    ]);
  });

  test('needs a site.yml', () => {
    expect(() => readInventory(root, [])).toThrow(FindingsError);
  });

  test('has macros of its own, which win over those of the project', () => {
    write({ 'site.yml': SITE, 'project/greet.njk': 'project', 'templates/greet.njk': 'own' });
    const { macros } = readInventory(root, [join(root, 'project')]);
    expect(macros.map(({ name, text }) => [name, text])).toEqual([['greet', 'own']]);
  });
});
