import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundledCommands } from './bundled-commands.mjs';

/** What stands in for the bundler: says how the source was, and fails where the source says so. */
const WRITER = `import { readFileSync, writeFileSync } from 'node:fs';
const source = readFileSync('src/one.ts', 'utf8');
writeFileSync(process.argv[2] + '/build.mjs', source);
process.exit(source.includes('wrong') ? 1 : 0);
`;

let root: string;
let cache: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'variorum-bundled-'));
  cache = join(root, 'cache');
  for (const folder of ['src', 'scripts/commands']) mkdirSync(join(root, folder), { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) writeFileSync(join(root, file), '{}');
  writeFileSync(join(root, 'scripts/commands/write-bundle.ts'), WRITER);
  write('one');
});
afterEach(() => rmSync(root, { recursive: true }));

function write(text: string): void {
  writeFileSync(join(root, 'src/one.ts'), text);
}

const bundled = () => bundledCommands(root, cache, process.execPath);
const textIn = (folder: string | undefined) => readFileSync(join(folder!, 'build.mjs'), 'utf8');

it('are written once, and again when a source is another, though it is as long and says that it is as old', () => {
  const first = bundled();
  expect(textIn(first)).toBe('one');
  writeFileSync(join(first!, 'build.mjs'), 'kept');
  expect([bundled(), textIn(first)]).toEqual([first, 'kept']);
  const past = new Date(2000, 1);
  utimesSync(join(root, 'src/one.ts'), past, past);
  const second = bundled();
  write('two');
  utimesSync(join(root, 'src/one.ts'), past, past);
  const third = bundled();
  expect(new Set([first, second, third]).size).toBe(3);
  expect([textIn(second), textIn(third)]).toEqual(['one', 'two']);
});

it('are none where they cannot be written, and then nothing of them stays', () => {
  write('wrong');
  expect([bundled(), readdirSync(cache)]).toEqual([undefined, []]);
  writeFileSync(join(root, 'file'), '');
  expect(bundledCommands(root, join(root, 'file/cache'), process.execPath)).toBeUndefined();
});

it('are kept of the last three states of the sources that were used', () => {
  const folders = ['one', 'two', 'three', 'four'].map((text) => {
    write(text);
    return bundled();
  });
  expect(
    readdirSync(cache)
      .map((name) => join(cache, name))
      .toSorted(),
  ).toEqual(folders.slice(1).toSorted());
});

it('do not change with tests', () => {
  const first = bundled();
  writeFileSync(join(root, 'src/one.test.ts'), 'test');
  expect(bundled()).toBe(first);
});
