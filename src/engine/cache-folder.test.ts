import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeCacheFolder } from './cache-folder.ts';

test('the cache of a project tells Git to leave it out, and a folder of another name is none of ours', () => {
  const root = mkdtempSync(join(tmpdir(), 'variorum-cache-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const ignored = join(root, '.variorum/.gitignore');
  makeCacheFolder(join(root, '.variorum/builds/a'));
  expect(readFileSync(ignored, 'utf8')).toBe('*\n');
  writeFileSync(ignored, 'mine\n');
  makeCacheFolder(join(root, '.variorum/marks'));
  expect(readFileSync(ignored, 'utf8')).toBe('mine\n');
  makeCacheFolder(join(root, 'cache/builds'));
  expect(existsSync(join(root, 'cache/builds'))).toBe(true);
  expect(existsSync(join(root, 'cache/.gitignore'))).toBe(false);
});
