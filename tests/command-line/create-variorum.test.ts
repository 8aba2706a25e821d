import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../src/site/places.ts';
import { folderWith } from './orbit.ts';

const PACKAGE = join(PROJECT, 'packages/create-variorum');
const manifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Runs create-variorum where npm installed it beside a Variorum that says what it was called with. */
function create(args: string[], node: string[] = []) {
  const folder = folderWith({
    'node_modules/variorum/package.json': JSON.stringify({
      name: 'variorum',
      bin: { variorum: 'bin/program.cjs' },
      exports: { './package.json': './package.json' },
    }),
    'node_modules/variorum/bin/program.cjs':
      'console.log(JSON.stringify(process.argv.slice(2)));process.exit(3)',
    'old.cjs': 'Object.defineProperty(process, "versions", { value: { node: "20.19.5" } });',
  });
  cpSync(PACKAGE, join(folder, 'node_modules/create-variorum'), { recursive: true });
  const { bin } = manifest(PACKAGE);
  const program = join(folder, 'node_modules/create-variorum', bin['create-variorum']);
  return spawnSync(process.execPath, [...node, program, ...args], { cwd: folder, encoding: 'utf8' });
}

describe('npm create variorum', () => {
  it('calls variorum init with what it was given, and ends as it does', () => {
    const { status, stdout, stderr } = create(['my docs', '--title', 'A "b"']);
    expect([status, JSON.parse(stdout), stderr]).toEqual([3, ['init', 'my docs', '--title', 'A "b"'], '']);
  });

  it('says on an old Node what is needed, and does nothing else', () => {
    const { status, stdout, stderr } = create([], ['--require', './old.cjs']);
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      'Variorum needs Node 22.12 or newer, and this is Node 20.19.5: install a newer one from https://nodejs.org, or with "nvm install --lts", and try again.\n',
    ]);
  });
});
