import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { refuseToReplace, swapFolder } from './swap-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'variorum-swap-'));
const site = join(root, 'site');
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), 'old');
});

test('a build takes the place of the one before it', () => {
  const staging = join(root, 'staging');
  mkdirSync(staging);
  writeFileSync(join(staging, 'index.html'), 'new');
  swapFolder(staging, site);
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('new');
  expect(existsSync(staging)).toBe(false);
});

test('the previous build comes back when the new one cannot take its place', () => {
  expect(() => swapFolder(join(root, 'nothing'), site)).toThrow();
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('old');
});

test('only a build, an empty folder or none is replaced', () => {
  expect(refuseToReplace(site)).toContain('holds other files');
  writeFileSync(join(site, '.variorum-build'), 'id');
  expect(refuseToReplace(site)).toBeUndefined();
  expect(refuseToReplace(join(root, 'none'))).toBeUndefined();
  expect(refuseToReplace(join(site, 'index.html'))).toContain('names a file');
});
