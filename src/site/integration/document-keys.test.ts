import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../../engine/library/library.ts';
import { PageDates } from '../history/page-dates.ts';
import { documentsOf } from '../model/documents-of.ts';
import { documentKeys } from './document-keys.ts';
import { ownDigests } from './own-digests.ts';

const FILES = {
  'docs/site.yml':
    'title: Orbit\ninclude_roots: [../shared]\nproducts:\n  - { id: orbit, name: Orbit, versions: ["1.0", "2.0"] }\n',
  'docs/one.md': '# One\n\n{% include "words.md" %}\n\n![Plan](plan.svg)\n',
  'docs/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
  'docs/_data.json': '{}',
  'docs/templates/stamp.njk': '{% macro stamp() %}A stamp{% endmacro %}',
  'shared/words.md': 'Shared words.\n',
  'project/src/site/page.css': 'p {}',
};

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function keysIn(folder: string): string[] {
  const library = openLibrary(join(folder, 'docs'), { highlight: async () => [] });
  const keyOf = documentKeys(library, {
    code: ownDigests(join(folder, 'project')),
    root: join(folder, 'project'),
    base: '',
    origin: undefined,
    dates: new PageDates(library.root, undefined),
  });
  return library.pages.flatMap((page) => documentsOf(library, page)).map(keyOf);
}

test('documents are known by what they are made of, wherever it lies and whenever it was written', () => {
  const folder = scratch();
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const keys = keysIn(folder);
  expect(new Set(keys).size).toBe(2);
  const elsewhere = join(scratch(), 'deeper');
  cpSync(folder, elsewhere, { recursive: true });
  for (const path of Object.keys(FILES)) utimesSync(join(elsewhere, path), 1, 1);
  expect(keysIn(elsewhere)).toEqual(keys);
  for (const [path, text] of Object.entries(FILES)) {
    // As many bytes, and the same date.
    writeFileSync(
      join(elsewhere, path),
      text.replace(/[1iSp{]/, (sign) => ({ '1': '3', '{': ' ' })[sign] ?? 'x'),
    );
    utimesSync(join(elsewhere, path), 1, 1);
    if (path !== 'docs/site.yml') expect(keysIn(elsewhere), path).not.toEqual(keys);
    writeFileSync(join(elsewhere, path), text);
  }
});

test('documents are made of components behind links to folders, too', () => {
  const folder = scratch();
  for (const [path, text] of Object.entries({ ...FILES, 'shared/Stamp.astro': '<b>A stamp</b>' })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync('../shared', join(folder, 'docs/parts'));
  const keys = keysIn(folder);
  writeFileSync(join(folder, 'shared/Stamp.astro'), '<b>A label</b>');
  expect(keysIn(folder)).not.toEqual(keys);
});
