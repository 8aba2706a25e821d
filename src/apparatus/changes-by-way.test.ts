import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../engine/library/library.ts';
import type { Library, Page } from '../engine/library/types.ts';
import { type ChangesStore, keepChangesIn, keptChanges, putChangesAway } from './changes-by-way.ts';
import { documentApparatus } from './document-apparatus.ts';
import { upgradeParts } from './upgrade-parts.ts';
import { upgradeReport } from './upgrade-report.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'variorum-changes-'));
  const made = root;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  mkdirSync(join(root, 'guides'));
  writeFileSync(
    join(root, 'site.yml'),
    'title: T\nproducts: [{ id: p, name: P, versions: ["1", "2", "3"] }]\n',
  );
});

/** A page that says something else since version 2, and much besides. */
function writePages(count: number, words: number): void {
  for (let number = 0; number < count; number++) {
    const many = Array.from({ length: words }, (_, word) => `word${number}x${word}`).join(' ');
    const text = `# Page ${number}\n\n${many}\n\n## What came with the versions\n\n{% if version == "1" %}What was there before the second version{% else %}What is there since it came{% endif %}, see [it](0.md).\n`;
    writeFileSync(join(root, 'guides', `${number}.md`), text);
  }
}

const open = (): Library => openLibrary(root, { highlight: async () => [] });

/** Keeps changes as a file would: as JSON. */
class TextStore implements ChangesStore {
  readonly texts = new Map<string, string>();

  add(...[page, product, changes]: Parameters<ChangesStore['add']>): boolean {
    this.texts.set(`${page.path} ${product.id}`, JSON.stringify([...changes]));
    return true;
  }

  get(...[page, product]: Parameters<ChangesStore['get']>): ReturnType<ChangesStore['get']> {
    const text = this.texts.get(`${page.path} ${product.id}`);
    return text === undefined ? undefined : new Map(JSON.parse(text));
  }
}

/** Shows all documents of a page, as a build does. */
async function show(library: Library, page: Page): Promise<void> {
  for (const variant of library.variantsOf(page)) {
    const document = library.document(page, variant)!;
    await documentApparatus(library, document);
    await library.render(document);
  }
  putChangesAway(library, page);
}

const report = (library: Library) => {
  const [from, , to] = library.site.variants;
  return upgradeReport(library, upgradeParts(library, { from: from!, to: to! })[0]!);
};

describe('what changed on pages', () => {
  it('is told the same from where it was put away, whether its pages were shown or not', async () => {
    writePages(3, 5);
    const told = (pages: Awaited<ReturnType<typeof report>>) =>
      JSON.stringify(pages.map(({ kind, places }) => [kind, places]));
    const plain = open();
    const expected = told(await report(plain));
    expect(expected).toContain('changed');
    for (const shown of [3, 1]) {
      const library = open();
      const store = new TextStore();
      keepChangesIn(library, store);
      for (const page of library.pages.slice(0, shown)) await show(library, page);
      expect(told(await report(library))).toBe(expected);
      expect([...keptChanges(library)]).toEqual([]);
      expect(store.texts.size).toBe(3);
    }
    expect([...keptChanges(plain)]).toHaveLength(3);
  });

  it('stays where no store takes it', async () => {
    writePages(2, 5);
    const library = open();
    keepChangesIn(library, { add: () => false, get: () => undefined });
    for (const page of library.pages) await show(library, page);
    expect([...keptChanges(library)]).toHaveLength(2);
  });

  it('holds nothing of the texts of pages that are done', { timeout: 60_000 }, async () => {
    const bytes = 60_000;
    // Of the last pages, the library keeps all that it knows.
    const pages = 120;
    writePages(pages, bytes / 10);
    // It would hold the sources of compiled templates for a while.
    setFlagsFromString('--no-compilation-cache');
    const library = open();
    keepChangesIn(library, new TextStore());
    const used: number[] = [];
    for (const [number, page] of library.pages.entries()) {
      await show(library, page);
      if (number === pages / 2 - 1 || number === pages - 1) used.push(await heapInUse());
    }
    expect((used[1]! - used[0]!) / (pages / 2)).toBeLessThan(bytes / 4);
  });
});

/** Bytes that somebody still holds. */
async function heapInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await new Promise(setImmediate);
  collect();
  return process.memoryUsage().heapUsed;
}
