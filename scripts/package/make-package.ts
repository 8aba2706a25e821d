import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { NOTICES } from '../../src/site/files/notice-file.ts';
import { PROJECT } from '../../src/site/places.ts';
import { CommandFailure } from '../../src/site/report/describe-error.ts';
import { buildDemo } from '../shared/build-demo.ts';
import { compileSite } from './compile-site.ts';
import { componentTypes } from './component-types.ts';
import { DEMO, type Manifest, packageManifest } from './manifest.ts';
import { compiledSpecifiers } from './specifiers.ts';

/** What goes into the package as it is. */
const COPIED = [
  'src/**/*.{css,svg,woff2,js}',
  'scripts/shared/*.mjs',
  'scripts/init/starter/**/*',
  'templates/**/*',
  'bin/*',
  '*.schema.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  NOTICES,
];
const COMPONENTS = 'src/site/components/writer';

/**
 * Writes the package into an empty folder: TypeScript compiled, with types for its doors; all other files as they are.
 *
 * @throws CommandFailure when the sources cannot be compiled
 */
export async function makePackage(folder: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as Manifest;
  declare(folder);
  for (const file of compiledFiles(folder)) compile(file, folder);
  for (const file of globSync('src/**/*.astro', { cwd: PROJECT }))
    write(join(folder, file), compiledSpecifiers(readFileSync(join(PROJECT, file), 'utf8')));
  for (const file of globSync(COPIED, { cwd: PROJECT, withFileTypes: true })) {
    const from = join(file.parentPath, file.name);
    if (file.isFile()) cpSync(from, join(folder, from.slice(PROJECT.length)));
  }
  writeFileSync(join(folder, COMPONENTS, 'index.d.ts'), componentTypes(join(PROJECT, COMPONENTS)));
  await buildDemo(join(folder, dirname(DEMO)));
  const doors = Object.values(manifest.exports).filter((path) => path.endsWith('.ts'));
  keepTypesOf(
    folder,
    doors.map((path) => posix.normalize(path).replace(/\.ts$/, '.d.ts')),
  );
  const packed = JSON.stringify(packageManifest(manifest), undefined, 2);
  writeFileSync(join(folder, 'package.json'), `${packed}\n`);
  compileSite(folder);
}

/** Writes the types of all that is compiled. Whether they are right is not asked again: `validate` does, also before a release is packed. */
function declare(folder: string): void {
  const compiler = join(PROJECT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, '-p', join(PROJECT, 'tsconfig.package.json'), '--outDir', folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new CommandFailure(`The package cannot be compiled:\n${stdout}`);
  for (const file of globSync('{src,scripts}/**/*.d.ts', { cwd: folder }))
    write(join(folder, file), compiledSpecifiers(readFileSync(join(folder, file), 'utf8')));
}

/** The files that have types, without their extensions; those of types alone are no code. */
function compiledFiles(folder: string): string[] {
  return globSync('{src,scripts}/**/*.d.ts', { cwd: folder })
    .map((file) => file.replace(/\.d\.ts$/, ''))
    .filter((file) => existsSync(join(PROJECT, `${file}.ts`)));
}

/**
 * Writes a module as JavaScript: the same code, without types. Not by `tsc`, which would put code of its own around every `import()` whose
 * path is made at run time, and browsers load some of these modules.
 */
function compile(file: string, folder: string): void {
  const source = readFileSync(join(PROJECT, `${file}.ts`), 'utf8');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      // What the code is for stands in the types; some comments are read by Vite.
      removeComments: !source.includes('@vite-ignore'),
    },
  });
  write(join(folder, `${file}.js`), compiledSpecifiers(outputText));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const IMPORTED = /(?:from|import)\s*\(?['"](\.{1,2}\/[^'"]+)\.js['"]/g;

/** Removes types that nobody can reach through the doors. */
function keepTypesOf(folder: string, doors: readonly string[]): void {
  const needed = new Set<string>();
  const visit = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const [, path] of readFileSync(join(folder, file), 'utf8').matchAll(IMPORTED))
      visit(posix.join(posix.dirname(file), `${path}.d.ts`));
  };
  for (const door of doors) visit(door);
  for (const file of globSync('{src,scripts}/**/*.d.ts', { cwd: folder }))
    if (!needed.has(file.replaceAll('\\', '/'))) rmSync(join(folder, file));
}
