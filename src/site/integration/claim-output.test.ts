import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../engine/finding.ts';
import { openLibrary } from '../../engine/library/library.ts';
import { redirectFiles } from '../files/redirects.ts';
import { crawlerFiles } from '../files/sitemap.ts';
import { claimOutput } from './claim-output.ts';
import { outputFiles } from './output-files.ts';
import { OwnPages } from './own-pages.ts';

const SITE = `title: Kettle docs
products:
  - { id: cloud, name: Kettle Cloud }
  - { id: kettle, name: Kettle, versions: ["1.0", "2.0", next], latest: "2.0" }
`;

/** What is found of a content folder's paths; `own` are files of the site itself. */
function collisions(content: Record<string, string>, own: string[] = []): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-claims-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = { 'docs/site.yml': SITE, 'docs/guide.md': '# Guide\n\nText.\n' };
  const all = { ...files, ...Object.fromEntries(own.map((path) => [`public/${path}`, ''])) };
  for (const [path, text] of Object.entries({
    ...all,
    ...Object.fromEntries(Object.entries(content).map(([path, each]) => [`docs/${path}`, each])),
  })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const library = openLibrary(join(folder, 'docs'), { highlight: async () => [] });
  const address = (url: string): string => url;
  const beside = [
    ...outputFiles(library, '', address),
    ...redirectFiles(library, address, address),
    ...crawlerFiles({
      canonicalUrls: new Set(),
      documents: 0,
      hasStartPage: true,
      origin: 'https://kettle.example',
      base: '',
    }),
  ];
  return claimOutput(library, beside, { publicDir: join(folder, 'public'), own: new OwnPages() }).findings();
}

describe('a content folder', () => {
  it('whose files have names of their own is fine', () => {
    const content = { 'guide/plan.svg': '', 'section/deep/page.md': '# P\n\nText.\n', 'manifest/x.txt': '' };
    expect(collisions(content)).toEqual([]);
  });

  it.each([
    'index.html',
    '404.html',
    'manifest.json',
    'sitemap.xml',
    'robots.txt',
    'icon.svg',
    'cloud/llms.txt',
    'kettle/2.0/llms.txt',
    'kettle/2.0/guide/index.html',
    'kettle/2.0/index.html',
    'kettle/2.0/guide',
    'kettle/latest',
    'kettle/latest/guide/index.html',
    'kettle/index.html',
    '_search',
    '_search/index.json',
    'cloud',
    'Manifest.JSON',
  ])('with a file "%s", which is something else already, is told so', (path) => {
    const found = collisions({ [path]: '' });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: 'error',
      rule: 'output-collision',
      place: { file: path, line: 1 },
    });
  });

  it.each(['llms.txt.md', 'index.html.md', 'guide/index.html.mdx'])(
    'with a page "%s", named like a file, is told so',
    (path) => {
      const found = collisions({ [path]: '# Page\n\nText.\n' });
      expect(found.map(({ severity }) => severity)).toEqual(['error']);
      expect(JSON.stringify(found)).toContain(path);
      expect(found[0]?.variants).toEqual(['cloud', 'kettle@1.0', 'kettle@2.0', 'kettle@next']);
    },
  );

  it('is told of every file, also of one in the place of a redirect to a page that has no place either', () => {
    const found = collisions({
      'guide.md': '# Guide\n\nText.\n',
      'kettle/2.0/guide/index.html': 'x',
      'kettle/latest/guide/index.html': 'x',
    });
    expect(found.map(({ place }) => place?.file)).toEqual([
      'kettle/2.0/guide/index.html',
      'kettle/latest/guide/index.html',
    ]);
  });

  it('gives a former name the address at which a list of pages would stand', () => {
    const content = {
      'parts/one.md': '# One\n\nText.\n',
      'all.md': '---\nredirect_from: [parts]\n---\n# All\n\nText.\n',
    };
    expect(collisions(content)).toEqual([]);
  });

  it('is warned of two files that many systems take for one', () => {
    const found = collisions({
      'assets/plan.svg': '',
      'assets/Plan.svg': '',
    });
    expect(found.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
