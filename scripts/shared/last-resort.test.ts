import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/site/places.ts';

const MODULE = pathToFileURL(join(PROJECT, 'scripts/shared/last-resort.ts')).href;

const run = (code: string) =>
  spawnSync(process.execPath, ['--no-warnings', '--import', MODULE, '--input-type=module', '--eval', code], {
    encoding: 'utf8',
  });

test('every command, and the process that renders, imports the last resort before all else', () => {
  const commands = globSync('scripts/*.ts', { cwd: PROJECT });
  expect(commands.length).toBeGreaterThan(9);
  for (const command of commands)
    expect(readFileSync(join(PROJECT, command), 'utf8'), command).toMatch(
      /^import '\.\/shared\/last-resort\.ts';\n/,
    );
  expect(readFileSync(join(PROJECT, 'scripts/build/render-process.ts'), 'utf8')).toMatch(
    /^import '\.\.\/shared\/last-resort\.ts';\n/,
  );
});

test.each([
  ['throws', 'throw new TypeError("odd")'],
  ['rejects', 'Promise.reject(new TypeError("odd")); await new Promise((done) => setTimeout(done, 1000))'],
  ['throws later', 'setImmediate(() => { throw new TypeError("odd") }); setInterval(() => {}, 1000)'],
  ['throws what is no error', 'throw "odd"'],
  ['waits for nothing', 'await new Promise(() => {})'],
])('a command that %s ends with one sentence and exit code 1', (_, code) => {
  const { status, stdout, stderr } = run(code);
  expect(stderr).toMatch(
    /^This is a mistake in Variorum, not in your pages: .+ Please report it with .+\.txt\.\n$/,
  );
  expect([status, stdout]).toEqual([1, '']);
});

test('a server tells of each error but those that it expects, and goes on', () => {
  const { status, stdout, stderr } = run(
    `import { goOnAfterErrors } from ${JSON.stringify(MODULE)}; goOnAfterErrors((error) => error.message === 'no more');` +
      'Promise.reject(new Error("no more"));' +
      'setImmediate(() => { throw new Error("odd") }); Promise.reject(new Error("odder"));' +
      'await new Promise((done) => setTimeout(done, 50)); console.log("here")',
  );
  expect(stderr.match(/This is a mistake in Variorum/g)).toHaveLength(2);
  expect([status, stdout]).toEqual([0, 'here\n']);
});

test('a package that is missing is told, and what to do', () => {
  const { stderr } = run('import "odd-package"');
  expect(stderr).toMatch(
    /^The package "odd-package" is not installed \(ERR_MODULE_NOT_FOUND\)\. Install the packages of the project again; if it is missing then still, add it to them by its name \(npm install, yarn add or pnpm add\)\. Details are in .+\.\n$/,
  );
});

test('a reader that ends early does not end the work', () => {
  const code =
    'for (let i = 0; i < 99999; i++) process.stdout.write("line\\n"); process.stderr.write("done\\n")';
  const { stderr } = spawnSync(
    'sh',
    [
      '-c',
      `"$0" --no-warnings --import "$1" --input-type=module --eval "$2" | head -1`,
      process.execPath,
      MODULE,
      code,
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('done\n');
});
