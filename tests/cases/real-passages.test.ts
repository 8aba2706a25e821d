import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeBasePath } from '../../src/engine/base-path.ts';
import type { PassageReading } from '../../src/engine/library/edition/passage-readings.ts';
import { explainPage } from '../../src/engine/library/explain.ts';
import { openLibrary } from '../../src/engine/library/library.ts';
import type { Page } from '../../src/engine/library/types.ts';
import { escapeText } from '../../src/engine/markdown/escape-text.ts';
import { MACROS } from '../../src/site/places.ts';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/docs-is/', import.meta.url));

/** The project's own content. */
const CONTENT = fileURLToPath(new URL('../../content/', import.meta.url));

const SITE = `title: Corpus
undefined: keep
attributes: { content: { default_keystore_type: PKCS12, default_keystore_ext: p12 } }
products:
  - { id: asgardeo, name: Asgardeo }
  - { id: platform, name: WSO2 Identity Platform }
  - { id: is, name: WSO2 Identity Server, versions: ["5.9.0", "6.0.0", "6.1.0", "7.0.0", "7.1.0", "7.2.0", "7.3.0", next] }
`;

const copy = mkdtempSync(join(tmpdir(), 'variorum-corpus-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function open(root: string): ReturnType<typeof openLibrary> {
  return openLibrary(root, {
    highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
    macroFolders: [MACROS],
  });
}

/** Copies the corpus into a content folder; most files that its pages include are not in it, and are empty here. */
function copyCorpus(root: string): void {
  cpSync(CORPUS, root, { recursive: true });
  writeFileSync(join(root, 'site.yml'), SITE);
  const files = globSync('**/*.md', { cwd: root });
  for (const [index, path] of files.entries()) {
    // What pages include is looked at by itself as well.
    if (path.includes('includes/')) writeFileSync(join(root, `${index}.md`), `{% include "${path}" %}\n`);
    const text = readFileSync(join(root, path), 'utf8');
    for (const [, target = ''] of text.matchAll(/\{%-?\s*include\s*["']([^"']+)["']/g)) {
      const file = join(root, dirname(path), target);
      if (existsSync(file)) continue;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '<!-- not in the corpus -->\n');
    }
  }
}

function withinAndItself(passage: PassageReading): PassageReading[] {
  return [passage, ...passage.children.flatMap(withinAndItself)];
}

const withoutSpace = (text: string): string => text.replace(/\s+|<!--[\s\S]*?-->/g, '');

/** What is not right of the passages of a page, and how many there are. */
async function check(library: ReturnType<typeof openLibrary>, page: Page) {
  const explanation = explainPage(library, page);
  const passages = await explanation.passages();
  const wrong: string[] = [];
  let count = 0;
  const read = new Map<string, Map<string, Set<string>>>();
  for (const variant of explanation.variants) {
    const own = passages.in(variant)!;
    const { html } = await library.render(library.document(page, variant)!);
    const put = writeBasePath(own.map((passage) => passage.html()).join(''), variant.basePath);
    if (withoutSpace(put) !== withoutSpace(html)) wrong.push(`${variant.id} is not its passages`);
    const readings = new Map<string, Set<string>>();
    for (const passage of own.flatMap(withinAndItself)) {
      count++;
      readings.set(passage.key, (readings.get(passage.key) ?? new Set()).add(passage.reading));
      for (const { text, extent, expression } of passage.origin.parts) {
        const file = extent && readFileSync(join(library.root, extent.file), 'utf8');
        const cut = extent && file?.slice(extent.start, extent.end);
        const claim = expression === undefined ? text : expression;
        const said = expression === undefined ? cut : /^\{\{-?\s*([\s\S]*?)\s*-?\}\}$/.exec(cut ?? '')?.[1];
        if (said !== claim) wrong.push(`${claim} is said to be ${said}`);
      }
    }
    read.set(variant.id, readings);
  }
  for (const variant of explanation.variants)
    for (const { key, reading, text, variants, same } of passages.in(variant)!.flatMap(withinAndItself)) {
      const having = [...read].filter(([, readings]) => readings.has(key)).map(([id]) => id);
      const alike = [...read].filter(([, readings]) => readings.get(key)?.has(reading)).map(([id]) => id);
      if (variants.ids.join() !== having.join()) wrong.push(`${text} is in ${having}, not ${variants.ids}`);
      if (same.ids.join() !== alike.join()) wrong.push(`${text} is read so in ${alike}, not ${same.ids}`);
    }
  return { wrong, count };
}

/** What is not right of the passages of a site; the HTML of pages in MDX is its compiler's. */
async function checkAll(root: string): Promise<{ wrong: string[]; pages: number; count: number }> {
  const library = open(root);
  const pages = library.pages.filter(({ format }) => format === 'md');
  const all = { wrong: [] as string[], pages: pages.length, count: 0 };
  for (const page of pages) {
    const { wrong, count } = await check(library, page);
    all.wrong.push(...wrong.slice(0, 3).map((each) => `${page.path}: ${each}`));
    all.count += count;
  }
  return all;
}

describe('the passages of real pages', () => {
  it('are all of each page of the manual, from where they say, in the variants that they say', async () => {
    const { wrong, count } = await checkAll(CONTENT);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(1000);
  });

  it.runIf(existsSync(CORPUS))('are all of each page of the corpus, those that it includes too', async () => {
    copyCorpus(copy);
    const { wrong, pages, count } = await checkAll(copy);
    expect(wrong).toEqual([]);
    expect(pages).toBeGreaterThan(40);
    expect(count).toBeGreaterThan(10_000);
  });
});
