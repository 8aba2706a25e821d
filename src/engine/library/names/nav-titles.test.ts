import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../library.ts';

test('a page without a title of its own is called what nav calls it, and any other is not', async () => {
  const root = mkdtempSync(join(tmpdir(), 'variorum-nav-titles-'));
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  try {
    write(
      'site.yml',
      'title: T\nproducts: [{ id: p, name: P }]\nnav:\n- title: Group\n  children:\n  - { title: "最短路 \\\\*", page: shortest-path.md }\n  - { title: Own, page: own.md }\n- { title: Again, page: shortest-path.md }\n- plain.md\n',
    );
    write('shortest-path.md', 'Text\n');
    write('own.md', '# Heading\n\nText\n');
    write('plain.md', 'Text\n');
    const library = openLibrary(root, { highlight: async () => [] });
    const variant = library.site.variants[0]!;
    const titles = library
      .documents(variant)
      .map((document) => [document.page.path, library.title(document)]);
    expect(Object.fromEntries(titles)).toEqual({
      'shortest-path.md': '最短路 *',
      'own.md': 'Heading',
      'plain.md': 'Plain',
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
