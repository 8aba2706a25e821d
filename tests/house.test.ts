import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '..');
const SOURCE = join(PROJECT, 'src');

/** Which rooms of `src/` a room may know, besides itself. */
const ALLOWED: Record<string, readonly string[]> = {
  engine: [],
  demo: [],
  apparatus: ['engine'],
  lifecycle: ['engine'],
  checks: ['engine'],
  site: ['engine', 'demo', 'apparatus', 'checks'],
};

/** What no room may know: those who know all, and the folder that holds all. */
const OUTSIDE = ['src', 'scripts', 'bench', 'tests'];

/**
 * A path in quotes. How the path is used does not count: an import, `import()`,
 * `new URL(…, import.meta.url)` of a worker, `import.meta.glob` and a `<script src>` of Astro all make one room need another.
 */
const PATH = /['"`]((?:\.{1,2}|\/src)\/[^'"`\n]*)/g;
/** The part of a path that is a pattern, filled in at run time, or for Vite. */
const VARIABLE_PART = /[^/]*[*?#{[($].*$/;

/** The room that an absolute path leads to; undefined for what is none, such as a fixture of a test. */
function roomAt(path: string): string | undefined {
  const [folder, room] = relative(PROJECT, path).replaceAll('\\', '/').split('/');
  const name = (folder === 'src' && room) || folder!;
  return name in ALLOWED || OUTSIDE.includes(name) ? name : undefined;
}

/** Paths in a text of the file that lead into a room which its own room may not know. */
function forbiddenPaths(file: string, text: string): string[] {
  const room = file.split('/')[0]!;
  return [...text.matchAll(PATH)].flatMap(([, path = '']) => {
    const from = path.startsWith('/') ? PROJECT : join(SOURCE, dirname(file));
    const other = roomAt(join(from, path.replace(VARIABLE_PART, '')));
    const fine = other === undefined || other === room || ALLOWED[room]?.includes(other);
    return fine ? [] : [`${file} knows ${other}: ${path}`];
  });
}

describe('the rooms of the house', () => {
  const files = globSync('**/*.{ts,astro,mjs,css}', { cwd: SOURCE }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const textOf = (file: string) => readFileSync(join(SOURCE, file), 'utf8');

  it('are known', () => {
    expect(Object.keys(ALLOWED)).toEqual(
      expect.arrayContaining([...new Set(files.map((file) => file.split('/')[0]))]),
    );
  });

  it('depend on each other one way only', () => {
    expect(files.flatMap((file) => forbiddenPaths(file, textOf(file)))).toEqual([]);
  });

  it.each([
    `import { x } from '../../demo/x.ts';`,
    `import '../../demo/x.ts';`,
    `export * from "../../demo/x.ts";`,
    `type X = import('../../demo/x.ts').X;`,
    `const x = await import('../../demo/x.ts');`,
    `const x = await import(/* @vite-ignore */ '../../demo/x.ts');`,
    `const x = await import(\`../../demo/\${name}.ts\`);`,
    `new Worker(new URL('../../demo/x.ts', import.meta.url));`,
    `new Worker(\n  new URL(\n    "../../demo/x.ts",\n    import.meta.url,\n  ),\n);`,
    `import.meta.glob('../../demo/*.ts');`,
    `import.meta.glob(['./*.ts', '../../demo/**']);`,
    `import.meta.glob('../../{demo,site}/*.ts');`,
    `import.meta.glob('../../**/*.ts');`,
    `import.meta.glob('../../de*/x.ts');`,
    `import.meta.glob('/src/demo/*.ts');`,
    `import x from '../../demo/x.css?inline';`,
    `import { x } from '../../../scripts/x.ts';`,
    `---\nimport X from '../../demo/X.astro';\n---\n<X />`,
    `<script src="../../demo/x.ts"></script>`,
    `<script>\n  import '../../demo/x.ts';\n</script>`,
    `@import "../../demo/x.css";`,
  ])('are held apart by whatever names another: %s', (text) => {
    expect(forbiddenPaths('engine/markdown/file.ts', text)).toHaveLength(1);
  });

  it.each([
    `import { x } from './x.ts';`,
    `new Worker(new URL('./thread.ts', import.meta.url));`,
    `import.meta.glob('../template/*.ts');`,
  ])('are not held apart from themselves: %s', (text) => {
    expect(forbiddenPaths('engine/markdown/file.ts', text)).toEqual([]);
  });

  it('hand no list that writers make long over as arguments', () => {
    const guilty = files.filter(
      (file) =>
        !file.includes('.test.') &&
        !/^(?:demo|site\/client)\/|^engine\/add-all/.test(file) &&
        /\.(?:push|unshift|splice)\([^(){}]*\.\.\.|\bMath\.(?:max|min)\([^(){}]*\.\.\./.test(textOf(file)),
    );
    expect(guilty, 'addAll() and reduce() take any number').toEqual([]);
  });

  it('keep Astro, the DOM and the console out of the engine', () => {
    const engine = files.filter((file) => file.startsWith('engine/') && !file.includes('.test.'));
    const guilty = engine.filter((file) =>
      /['"`](?:astro|@astrojs)\b|\bconsole\.|\bdocument\.querySelector|\bwindow\./.test(textOf(file)),
    );
    expect(guilty).toEqual([]);
  });
});
