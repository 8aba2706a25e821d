import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLibrary } from '../engine/library/library.ts';
import { escapeText } from '../engine/markdown/escape-text.ts';
import type { Changes } from '../engine/proof/draft.ts';
import type { OpenLibrary } from './prove.ts';

/** The content folder of a test, removed when it has ended. */
export function contentFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'variorum-lifecycle-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  write(root, new Map(Object.entries(files)));
  return root;
}

export function open(root: string): OpenLibrary {
  return openLibrary(root, {
    highlight: async (blocks) => blocks.map(({ code }) => `<pre><code>${escapeText(code)}</code></pre>`),
  });
}

export function write(root: string, changes: Changes): void {
  for (const [path, text] of changes) {
    const file = join(root, path);
    if (text === undefined) rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}

/** All files of a folder with their texts. */
export function filesOf(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(
    paths.toSorted().map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** Two products, of which one has four versions. */
export const SITE = `title: Orbit
products:
  - { id: cloud, name: Orbit Cloud }
  - id: server
    name: Orbit Server
    versions:
      - "1.0.0"
      - "1.1.0"
      - "2.0.0"
      - next
    latest: "2.0.0"
`;
