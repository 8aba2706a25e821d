import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSiteFile } from '../../src/engine/variants/site-file.ts';
import { PROJECT } from '../../src/site/places.ts';
import { folderWith } from '../../tests/command-line/orbit.ts';
import { idOf, oneLine, productOf, titleOf } from './names.ts';
import { packageJson } from './package-json.ts';
import { siteYml } from './site-yml.ts';
import { starterFiles } from './starter.ts';
import { writeNew } from './write-new.ts';

const CHOICES = { title: 'Orbit docs', product: 'Orbit' };
/** Every file of a folder, with what is in it. */
function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(folder.length + 1), readFileSync(file, 'utf8')];
    }),
  );
}

describe('site.yml of a new project', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ minLength: 1 }),
    fc.constantFrom(
      'yes',
      'null',
      '1.0',
      'a: b',
      '# a',
      '"',
      "it's",
      '- a',
      '{{ a }}',
      '\u0085',
      '😀\n\ud800',
      '%',
      '&a',
    ),
  );

  it('can be read for any title and product, and says what was typed', () => {
    fc.assert(
      fc.property(text, text, (typedTitle, typedProduct) => {
        const title = oneLine(typedTitle) || 'T';
        const product = oneLine(typedProduct) || productOf(title);
        const site = readSiteFile(siteYml({ title, product }), 'site.yml', (path) => path);
        expect(site.title).toBe(title);
        expect(site.products[0]).toMatchObject({
          name: product,
          versions: ['1.0', '2.0', 'next'],
          latest: '2.0',
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('leads editors to the schema of the package that is installed', () => {
    expect(siteYml(CHOICES).split('\n')[0]).toBe(
      '# yaml-language-server: $schema=../node_modules/variorum/site.schema.json',
    );
  });
});

describe('names of a new project', () => {
  it.each([
    ['orbit-docs', 'Orbit docs', 'Orbit', 'orbit'],
    ['my_product.documentation', 'My product documentation', 'My product', 'my-product'],
    ['docs', 'Docs', 'Docs', 'docs'],
    ['', 'Documentation', 'Documentation', 'documentation'],
    ['-', 'Documentation', 'Documentation', 'documentation'],
    ['ünï cödé', 'Ünï cödé', 'Ünï cödé', 'uni-code'],
    ['日本語', '日本語', '日本語', 'product'],
  ])('of a folder %j are %j and %j, with the id %j', (folder, title, product, id) => {
    expect([titleOf(folder), productOf(titleOf(folder)), idOf(product, 'product')]).toEqual([
      title,
      product,
      id,
    ]);
  });

  it('are ones that npm takes', () => {
    const nameOf = (folder: string) => JSON.parse(packageJson(folder, '1.2.3')).name;
    expect(['My Docs', "-a 'b'", '日本', 'variorum', 'node_modules'].map(nameOf)).toEqual([
      'my-docs',
      'a-b',
      'docs',
      'variorum-docs',
      'node-modules',
    ]);
    expect(JSON.parse(packageJson('a', '1.2.3')).devDependencies).toEqual({ variorum: '^1.2.3' });
  });
});

describe('files of a new project', () => {
  it('leave every file that is there as it was, whichever these are', () => {
    const paths = [
      ...starterFiles('/nowhere', CHOICES, '1.2.3').map(({ path }) => path),
      'docs/site.yml',
      'a.md',
    ];
    fc.assert(
      fc.property(fc.subarray(paths), (existing) => {
        const folder = folderWith({});
        for (const path of existing) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), `mine: ${path}`);
        }
        const before = filesOf(folder);
        const files = starterFiles(folder, CHOICES, '1.2.3');
        const first = writeNew(folder, files);
        expect(filesOf(folder)).toMatchObject(before);
        expect(Object.keys(filesOf(folder))).toHaveLength(existing.length + first.written.length);
        const all = filesOf(folder);
        expect(writeNew(folder, starterFiles(folder, CHOICES, '1.2.3')).written).toEqual([]);
        expect(filesOf(folder)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  it('have no pages where there are some, or a site.yml that says otherwise of versions', () => {
    const paths = (files: Record<string, string>) =>
      starterFiles(folderWith(files), CHOICES, '1.2.3').map(({ path }) => path);
    const others = ['package.json', '.gitignore', '.github/workflows/pages.yml'];
    expect(paths({})).toEqual([
      'content/site.yml',
      'content/index.md',
      'content/guides/install.md',
      ...others,
    ]);
    expect(paths({ 'content/a/b.mdx': '' })).toEqual(['content/site.yml', ...others]);
    expect(paths({ 'docs/site.yml': '' })).toEqual(['docs/site.yml', ...others]);
    expect(paths({ 'docs/site.yaml': '' })).toEqual(['docs/site.yaml', ...others]);
  });

  it('publish on GitHub Pages with no more rights than that takes', () => {
    const { text } = starterFiles('/nowhere', CHOICES, '1.2.3').find(({ path }) =>
      path.endsWith('pages.yml'),
    )!;
    const { permissions, concurrency, jobs } = parse(text);
    expect({ permissions, concurrency }).toEqual({
      permissions: { contents: 'read' },
      concurrency: { group: 'pages', 'cancel-in-progress': false },
    });
    expect(jobs.publish.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
    const uses = [...jobs.build.steps, ...jobs.publish.steps].flatMap(
      ({ uses }) => uses?.split('@')[0] ?? [],
    );
    expect(uses).toEqual(
      ['checkout', 'setup-node', 'configure-pages', 'cache', 'upload-pages-artifact', 'deploy-pages'].map(
        (name) => `actions/${name}`,
      ),
    );
    expect(text).toContain('npx variorum build --site "$ORIGIN" --base "$BASE/"');
    // The manual shows it to those who have a project already.
    const manual = readFileSync(join(PROJECT, 'content/operating/deploy.md'), 'utf8');
    expect(manual).toContain(text.slice(text.indexOf('name: Pages')));
  });
});
