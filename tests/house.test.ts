import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
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
  search: ['engine'],
  review: ['engine', 'apparatus'],
  sources: ['engine'],
  site: ['engine', 'demo', 'apparatus', 'checks', 'search', 'sources'],
};

/**
 * Which rooms beside it a room inside the engine may know. What lies in a folder itself may use the rooms in it, and they may use
 * what lies there: both are one room to those outside. (That this goes in no circle is held file by file.)
 */
const INSIDE_ENGINE: Record<string, readonly string[]> = {
  language: [],
  'language/tables': [],
  yaml: [],
  variants: ['language', 'yaml'],
  template: ['variants', 'yaml'],
  'template/built-ins': [],
  'template/foreign': [],
  markdown: ['language'],
  'markdown/highlight': [],
  'markdown/sources': [],
  'markdown/inline': ['markdown/sources'],
  'markdown/blocks': ['markdown/inline', 'markdown/sources'],
  'markdown/html': ['markdown/blocks', 'markdown/sources'],
  'markdown/mdx': ['markdown/blocks', 'markdown/sources'],
  library: ['language', 'yaml', 'variants', 'template', 'markdown'],
  'library/folder': [],
  'library/blog': ['library/folder'],
  'library/names': ['library/folder'],
  'library/navigation': ['library/folder', 'library/names'],
  'library/edition': ['library/folder', 'library/names'],
  'library/look': ['library/folder', 'library/edition'],
  proof: ['library', 'variants'],
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

/**
 * The two rooms of the engine that an import from one file of it to another joins: the outermost that differ. Undefined within a
 * room, and between a room and one in it.
 */
function joinedRooms(from: string, to: string): [room: string, other: string] | undefined {
  const [folders, others] = [from, to].map((file) => file.split('/').slice(0, -1));
  const at = folders!.findIndex((folder, index) => folder !== others![index]);
  if (at === -1 || others![at] === undefined) return undefined;
  return [folders!.slice(0, at + 1).join('/'), others!.slice(0, at + 1).join('/')];
}

/** The files of the project that each of them names, whatever for. */
function filesNamed(files: readonly string[]): Map<string, string[]> {
  const all = new Set(files);
  return new Map(
    files.map((file) => {
      const paths = [...readFileSync(join(PROJECT, file), 'utf8').matchAll(PATH)].map(([, path]) =>
        relative(PROJECT, resolve(PROJECT, dirname(file), path!.replace(/[?#].*/, ''))).replaceAll('\\', '/'),
      );
      return [file, paths.filter((path) => path !== file && all.has(path))];
    }),
  );
}

/** The files that lie on a circle of imports, or between two circles. */
function onCircles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const left = new Set(imports.keys());
  let size: number;
  do {
    size = left.size;
    const imported = new Set([...left].flatMap((file) => imports.get(file)!));
    for (const file of left)
      if (!imported.has(file) || !imports.get(file)!.some((other) => left.has(other))) left.delete(file);
  } while (left.size < size);
  return [...left];
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

  it('inside the engine are known, and depend on each other one way only', () => {
    const inside = files
      .filter((file) => /^engine\/(?!testing\/)/.test(file) && !/(?:\.test|\/testing)\.ts$/.test(file))
      .map((file) => `src/${file}`);
    const rooms = new Set(inside.map((file) => dirname(file).slice('src/engine/'.length)).filter(Boolean));
    expect(Object.keys(INSIDE_ENGINE).toSorted()).toEqual([...rooms].toSorted());
    const wrong = [...filesNamed(inside)].flatMap(([file, named]) =>
      named
        .filter((other) => {
          const joined = joinedRooms(file.slice('src/engine/'.length), other.slice('src/engine/'.length));
          return joined && !INSIDE_ENGINE[joined[0]]?.includes(joined[1]);
        })
        .map((other) => `${file} knows ${other}`),
    );
    expect(wrong).toEqual([]);
    // The door of the engine leads to all rooms; what else lies beside them is for all to use.
    const shared = inside.filter((file) => dirname(file) === 'src/engine' && basename(file) !== 'index.ts');
    expect(
      [...filesNamed(inside)].filter(
        ([file, named]) => shared.includes(file) && named.some((other) => !shared.includes(other)),
      ),
    ).toEqual([]);
  });

  it('inside the engine use nothing but what lies around them or beside them', () => {
    expect(joinedRooms('library/look/look.ts', 'library/edition/editions.ts')).toEqual([
      'library/look',
      'library/edition',
    ]);
    expect(joinedRooms('library/look/look.ts', 'markdown/mdx/mdx.ts')).toEqual(['library', 'markdown']);
    expect(joinedRooms('finding.ts', 'library/library.ts')).toBeUndefined();
  });

  it('have no circle of imports, not even one of types', () => {
    const all = globSync('{src,scripts,bench}/**/*.{ts,astro,mjs}', { cwd: PROJECT }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    expect(onCircles(filesNamed(all))).toEqual([]);
  });

  it.each<[imports: Record<string, string[]>, circle: string[]]>([
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['b'], b: ['c'], c: ['b', 'd'], d: [] }, ['b', 'c']],
    [{ a: ['a'] }, ['a']],
  ])('have a circle where files name each other: %j', (imports, circle) => {
    expect(onCircles(new Map(Object.entries(imports)))).toEqual(circle);
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
