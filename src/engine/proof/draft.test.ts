import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { Draft } from './draft.ts';

it('a draft has all that says something of pages, hidden or not, and nothing else that is hidden', () => {
  const root = mkdtempSync(join(tmpdir(), 'variorum-drafted-'));
  const files = [
    'a.md',
    '.meta.yml',
    'blog/.authors.yml',
    '.hidden.md',
    '.git/config.yml',
    'node_modules/a.md',
  ];
  for (const path of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), '');
  }
  using draft = Draft.of(root, [], new Map([['b.md', Buffer.from('# B\n')]]));
  expect([...files, 'b.md'].filter((path) => existsSync(join(draft.root, path)))).toEqual([
    'a.md',
    '.meta.yml',
    'blog/.authors.yml',
    'b.md',
  ]);
  rmSync(root, { recursive: true });
});
