import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { isBelow } from '../serving/is-below.ts';
import { OURS } from './needed-file.ts';

const SITE = join(import.meta.dirname, '..');
/** Types are gone before a browser asks. */
const IMPORT =
  /(?:^import|^export) (?!type\b)[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

/** Our modules that some modules need, and they themselves. */
function withImports(files: Iterable<string>): Set<string> {
  const found = new Set(files);
  for (const file of found) {
    for (const [, named, bare, late] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const needed = join(dirname(file), named ?? bare ?? late!);
      if (needed.endsWith('.ts')) found.add(needed);
    }
  }
  return found;
}

test('development sends browsers every module that the scripts of a page need', () => {
  const scripts = globSync('client/**/*.ts', { cwd: SITE })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => join(SITE, path));
  const needed = [...withImports(scripts)];
  expect(needed.map((file) => relative(SITE, file))).toContain('../search/find.ts');
  expect(needed.filter((file) => !OURS.some((folder) => isBelow(file, folder)))).toEqual([]);
});
