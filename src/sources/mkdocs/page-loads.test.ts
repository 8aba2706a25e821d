import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageLoads } from './page-loads.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'page-loads-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

test('scripts that wait for Material to show a page are told of it, as functions and as observers', () => {
  const [script] = pageLoads([written('a.js', 'x()'), written('b.js', 'document$.subscribe(() => run())')]);
  const told: string[] = [];
  const document = { readyState: 'interactive' };
  const page: Record<
    string,
    { subscribe(run: unknown): void } & { document$: { subscribe(run: unknown): void } }
  > = {};
  new Function('window', 'document', `with (window) { ${script!.content} }`)(page, document);
  page.document$!.subscribe((shown: unknown) => told.push(shown === document ? 'function' : 'nothing'));
  page.app!.document$.subscribe({ next: () => told.push('observer') });
  expect(told).toEqual(['function', 'observer']);
});

test('others need nobody to tell them', () => {
  expect(pageLoads([written('c.js', 'document.title')])).toEqual([]);
  expect(pageLoads([])).toEqual([]);
});
