import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '../src');

/** Which rooms a room may import from, besides itself. */
const ALLOWED: Record<string, readonly string[]> = {
  engine: [],
  demo: [],
  apparatus: ['engine'],
  lifecycle: ['engine'],
  checks: ['engine'],
  site: ['engine', 'demo', 'apparatus', 'checks'],
};

const IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

/** Imports of a file that lead into a room which its own room may not know. */
function forbiddenImports(file: string): string[] {
  const room = file.split('/')[0]!;
  return [...readFileSync(join(SOURCE, file), 'utf8').matchAll(IMPORT)].flatMap(([, target]) => {
    const path = relative(SOURCE, resolve(SOURCE, dirname(file), target!));
    const other = path.startsWith('..') ? path : path.split('/')[0]!;
    return other === room || ALLOWED[room]?.includes(other) ? [] : [`${file} imports ${path}`];
  });
}

describe('the rooms of the house', () => {
  const files = globSync('**/*.{ts,astro,mjs}', { cwd: SOURCE }).map((file) => file.replaceAll('\\', '/'));

  it('are known', () => {
    expect(Object.keys(ALLOWED)).toEqual(
      expect.arrayContaining([...new Set(files.map((file) => file.split('/')[0]))]),
    );
  });

  it('depend on each other one way only', () => {
    expect(files.flatMap(forbiddenImports)).toEqual([]);
  });

  it('keep Astro, the DOM and the console out of the engine', () => {
    const engine = files.filter((file) => file.startsWith('engine/') && !file.includes('.test.'));
    const guilty = engine.filter((file) =>
      /from 'astro|\bconsole\.|\bdocument\.querySelector|\bwindow\./.test(
        readFileSync(join(SOURCE, file), 'utf8'),
      ),
    );
    expect(guilty).toEqual([]);
  });
});
