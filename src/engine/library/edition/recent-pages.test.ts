import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readInventory } from '../inventory.ts';
import { RecentPages } from './recent-pages.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'variorum-recent-pages-'));
  write('site.yml', 'title: T\nproducts: [{ id: p, name: P, versions: ["1", "2"] }]\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

/** Opens the folder; `heard` fills with what the listener is told. */
function openFolder() {
  const heard: string[] = [];
  const content = readInventory(root, []);
  const open = new RecentPages(
    content,
    { highlight: async (blocks) => blocks.map(() => ''), origin: '' },
    {
      found: (page, findings) => heard.push(`${page.path}: ${findings.map(({ rule }) => rule).join()}`),
      rendered: () => heard.push('rendered'),
    },
  );
  return { heard, open, page: (path: string) => content.catalogue.byPath.get(path)! };
}

describe('pages that are open', () => {
  test('are opened once, and again after many others', () => {
    for (let number = 0; number <= 24; number++) write(`${number}.md`, '# Title\n');
    const { open, page } = openFolder();
    const first = open.get(page('0.md'));
    expect(open.get(page('0.md'))).toBe(first);
    for (let number = 1; number <= 24; number++) open.get(page(`${number}.md`));
    expect(open.get(page('0.md'))).not.toBe(first);
  });

  test('tell what is wrong with them when they are opened, and what rendering finds for every edition', async () => {
    write('a.md', '# Title\n\n{{ nobody_knows }}\n');
    write('b.md', '# Title\n\n{% if version == "1" %}One{% endif %}\n\n[x](missing.md)\n');
    const { heard, open, page } = openFolder();
    open.get(page('a.md'));
    // Once, with both variants.
    expect(heard.splice(0)).toEqual(['a.md: unknown-variable']);
    const b = open.get(page('b.md'));
    for (const edition of b.editions) await b.finish(edition);
    const rendered = ['rendered', 'b.md: missing-page'];
    expect(heard).toEqual(['b.md: ', ...rendered, ...rendered]);
  });

  test('are as they were when the folder was read: a file that is damaged since takes nothing from them', () => {
    write('a.md', '# Title\n');
    const { open, page } = openFolder();
    write('a.md', '---\ntitel: A\n---\nText\n');
    expect(open.get(page('a.md')).editions.map(({ text }) => text)).toEqual(['# Title\n']);
  });
});
