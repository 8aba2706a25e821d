import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PAPER } from '../../engine/variants/colour.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

test('the manual lists exactly the custom properties that a site may count on', () => {
  const [root] = read('tokens.css').split('\n}');
  const declared = Array.from(root!.matchAll(/^ {2}(--[\w-]+):/gm), ([, name]) => name);
  const rows = read('../../../content/writing/look.md')
    .split('\n')
    .filter((line) => line.startsWith('| `--'));
  const listed = rows.flatMap((row) => row.split('|')[1]!.match(/--[\w-]+/g)!);
  expect(listed.toSorted()).toEqual(declared.toSorted());
});

test('every style sheet of the site lies in the layer "variorum", and in that alone', () => {
  const sheets = read('site.css').match(/^@import .*$/gm)!;
  expect(sheets.length).toBeGreaterThan(20);
  for (const sheet of sheets) expect(sheet).toMatch(/^@import "[^"]+" layer\(variorum\);$/);
  expect(
    read('site.css')
      .replace(/\/\*.*?\*\/|@import .*/gs, '')
      .trim(),
  ).toBe('');
});

test('accents are held against the paper that pages have', () => {
  const [, light, dark] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(read('tokens.css'))!;
  expect([light!.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3'), dark]).toEqual([PAPER.light, PAPER.dark]);
});
