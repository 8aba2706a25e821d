import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLibrary } from '../../engine/library/library.ts';
import { readingLine } from './reading-line.ts';

/** In which versions pages are said to be, by their addresses: where each version has files of its own, or all read the same ones. */
function versionsSaid(folders: string, files: readonly string[]): Record<string, string | undefined> {
  const root = mkdtempSync(join(tmpdir(), 'variorum-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('site.yml', `title: T\nproducts:\n  - { id: p, name: P, versions: ["1", "2", "3"] }\n${folders}`);
  for (const file of files) write(file, '# A page\n');
  const library = openLibrary(root, { highlight: async () => [] });
  return Object.fromEntries(
    library.site.variants.flatMap((variant) =>
      library
        .documents(variant)
        .map((document) => [document.url, readingLine(library, document, undefined, variant).versions]),
    ),
  );
}

it('a page is in all versions that have one at its address, whichever file that is', () => {
  const folders = `folders:\n${['1', '2', '3'].map((id) => `  - { path: "v${id}", product: p, version: "${id}" }\n`).join('')}`;
  expect(
    versionsSaid(folders, ['v1/old.md', 'v1/a.md', 'v2/a.md', 'v3/a.md', 'v2/new.md', 'v3/new.md']),
  ).toEqual({
    '/p/1/old/': '1',
    '/p/1/a/': undefined,
    '/p/2/a/': undefined,
    '/p/3/a/': undefined,
    '/p/2/new/': '2 and later',
    '/p/3/new/': '2 and later',
  });
});

it('a page is in the versions that its file is for, where they share files', () => {
  expect(versionsSaid('', ['a.md'])).toEqual({
    '/p/1/a/': undefined,
    '/p/2/a/': undefined,
    '/p/3/a/': undefined,
  });
});
