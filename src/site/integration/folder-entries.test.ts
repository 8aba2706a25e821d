import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { filesBelow, isOfTools } from './folder-entries.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-entries-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it('lists files on every level and behind links, but neither hidden ones nor those of packages', () => {
  const [folder, elsewhere] = [newFolder(), newFolder()];
  for (const path of ['parts/deep', '.git', 'node_modules'])
    mkdirSync(join(folder, path), { recursive: true });
  for (const path of ['a.astro', 'parts/deep/b.ts', '.git/index', 'node_modules/c.ts', '.env'])
    writeFileSync(join(folder, path), '');
  writeFileSync(join(elsewhere, 'Chart.astro'), '');
  symlinkSync(elsewhere, join(folder, 'shared'));
  symlinkSync(folder, join(elsewhere, 'back'));
  symlinkSync(join(folder, 'nothing'), join(folder, 'lost'));
  expect(filesBelow(folder, [folder, elsewhere]).toSorted()).toEqual([
    'a.astro',
    'parts/deep/b.ts',
    'shared/Chart.astro',
  ]);
  // A link to elsewhere may lead to a whole disk.
  expect(filesBelow(folder).toSorted()).toEqual(['a.astro', 'parts/deep/b.ts']);
});

it('enters each folder once, however many links lead from one to another', () => {
  const folder = newFolder();
  const names = Array.from({ length: 12 }, (_, index) => `f${index}`);
  for (const name of names) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'a.ts'), '');
    for (const other of names) symlinkSync(join(folder, other), join(folder, name, `to-${other}`));
  }
  expect(filesBelow(folder)).toHaveLength(names.length);
});

it('lists nothing of a folder that there is not', () => {
  expect(filesBelow('/nowhere/at/all')).toEqual([]);
});

it.each([
  '.git',
  'node_modules',
  '.venv',
  '.index.md.swp',
  '.#index.md',
  'index.md~',
  '.site.variorum-work-1',
  '.DS_Store',
])('knows %s for something that tools leave behind', (name) => {
  expect(isOfTools(name)).toBe(true);
});

it.each(['.pages', '.meta.yml', '.nav.yml', '.snippets', '.authors.yml', '.draft.md', 'a.md'])(
  'takes %s for something of which a site may be made',
  (name) => {
    expect(isOfTools(name)).toBe(false);
  },
);
