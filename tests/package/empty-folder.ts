import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');

/** What a program came to. */
export interface Outcome {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs a program with the Node of this process, as a user would who has none of this repository. */
export async function run(file: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return outcomeOf(spawn(process.execPath, [file, ...args], { cwd, env: environment() }));
}

/** A command that serves. */
export interface Serving {
  /** without a slash at its end */
  origin: string;
  stop(): void;
}

/** Starts a command that serves; resolves when it says where. */
export function started(file: string, args: readonly string[], cwd: string): Promise<Serving> {
  const child = spawn(process.execPath, [file, ...args], { cwd, env: environment() });
  const { promise, resolve, reject } = Promise.withResolvers<Serving>();
  let output = '';
  const read = (part: Buffer): void => {
    output += part;
    const [origin] = /http:\/\/[^/\s]+/.exec(output) ?? [];
    if (origin !== undefined) resolve({ origin, stop: () => void child.kill() });
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  child.on('close', () => reject(new Error(`The command ended: ${output}`)));
  return promise;
}

async function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  const [[code], output, errors] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, output, errors };
}

function environment(): NodeJS.ProcessEnv {
  const { VITEST: _, NODE_ENV: __, NODE_OPTIONS: ___, VARIORUM_CALLER: ____, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1', CI: '1', ASTRO_TELEMETRY_DISABLED: '1' };
}

/** An empty folder outside the repository, which goes when the tests of the file have run. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-package-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Packs the packages of this repository; returns the tarball of `variorum`. */
export async function pack(out: string): Promise<string> {
  const packed = await run(join(PROJECT, 'scripts/pack.ts'), ['--out', out], PROJECT);
  if (packed.code !== 0) throw new Error(`Packing failed.\n${packed.output}${packed.errors}`);
  const [, file] = /^(.*[\\/]variorum-[\d.]+\S*\.tgz): /m.exec(packed.output) ?? [];
  if (file === undefined) throw new Error(`No package is named:\n${packed.output}`);
  return file;
}

/** A package in a lock file, as far as installing reads it. */
interface Locked {
  dev?: boolean;
}

/**
 * Installs a tarball into a folder with npm: it, and what its manifest asks for, in the versions that the lock file of this repository
 * names. Those lie there already, as this repository has them, and npm unpacks the tarball alone; it removes what the manifest does not ask
 * for, and brings what it does ask for and the repository lacks.
 */
export async function install(tarball: string, folder: string): Promise<void> {
  const lock = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  bringPackages(folder, lock);
  // Whatever the package does not ask for is asked for by nobody here.
  const locked = { ...lock, name: undefined, packages: { ...lock.packages, '': {} } };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(locked));
  const npm = spawn(
    'npm',
    ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', tarball],
    { cwd: folder, env: environment(), shell: process.platform === 'win32' },
  );
  const { code, output, errors } = await outcomeOf(npm);
  if (code !== 0) throw new Error(`npm could not install the package.\n${output}${errors}`);
}

/** Puts the packages of this repository that are no tools of its developers into a folder, as npm would have installed them. */
function bringPackages(folder: string, { packages, ...lock }: { packages: Record<string, Locked> }): void {
  const brought = Object.entries(packages).filter(
    ([path, { dev = false }]) => path !== '' && !dev && existsSync(join(PROJECT, path)),
  );
  for (const [path] of brought) linkFiles(join(PROJECT, path), join(folder, path));
  // Where npm notes what it has installed; it trusts what is younger than the packages.
  const installed = { ...lock, packages: Object.fromEntries(brought) };
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify(installed));
}

/** Has the files of a package lie in a second folder as well, or copies them to another disk; packages inside it are left out. */
function linkFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [file, place] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') linkFiles(file, place);
      continue;
    }
    try {
      linkSync(file, place);
    } catch {
      cpSync(file, place);
    }
  }
}

/** Writes files into a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Copies a folder of the repository. */
export function copyOf(path: string, to: string): void {
  cpSync(join(PROJECT, path), to, { recursive: true });
}
