import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a folder is made with all above it, and again without a word', () => {
  const path = join(scratch(), 'a/b/c');
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test('what stands in its place is said', () => {
  const folder = scratch();
  writeFileSync(join(folder, 'a'), '');
  expect(() => makeFolder(join(folder, 'a'))).toThrow(/EEXIST/);
  expect(() => makeFolder(join(folder, 'a/b'))).toThrow(/EEXIST|ENOTDIR/);
});

test.skipIf(!existsSync('/proc/self'))('a place where there can be none does not hang', () => {
  expect(() => makeFolder('/proc/a/b')).toThrow(/ENOENT|EACCES/);
});
