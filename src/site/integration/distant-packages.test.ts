import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { PROJECT } from '../places.ts';

/** What a program with the environment of pnpm's finds: there, NODE_PATH names a folder in which Astro lies. */
function found(root: string): string {
  const module = pathToFileURL(join(import.meta.dirname, 'distant-packages.ts')).href;
  const code = `import { hasAstro } from ${JSON.stringify(module)}; console.log(hasAstro(process.argv[1]));`;
  const { stdout } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', code, root], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_PATH: join(PROJECT, 'node_modules') },
  });
  return stdout.trim();
}

test('a project has Astro where its folder or one above has it, as bundlers look for it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-distant-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const project = join(folder, 'packages/docs');
  mkdirSync(project, { recursive: true });
  expect(found(project)).toBe('false');
  mkdirSync(join(folder, 'node_modules/astro'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/astro/package.json'), '{}');
  expect(found(project)).toBe('true');
});
