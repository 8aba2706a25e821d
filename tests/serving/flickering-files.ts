import { spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** What may lie where a file was a moment ago. */
const STATES = [
  'file',
  'large',
  'short',
  'unreadable',
  'folder',
  'gone',
  'pipe',
  'inside link',
  'outside link',
  'endless link',
] as const;

/** A change of a file that a server may be sending. */
export interface Flicker {
  name: string;
  state: (typeof STATES)[number];
}

/** @param names of the files, relative to the folder */
export function arbitraryFlicker(names: readonly string[]): fc.Arbitrary<Flicker> {
  return fc.record({ name: fc.constantFrom(...names), state: fc.constantFrom(...STATES) });
}

/** Makes a pipe that `flicker` can put in the place of files; undefined where the system has none. */
export function makePipe(folder: string): string | undefined {
  const pipe = join(folder, 'pipe');
  return spawnSync('mkfifo', [pipe]).status === 0 ? pipe : undefined;
}

/** Puts something else in the place of a file. @param outside absolute path of a file that must never be sent */
export function flicker(
  folder: string,
  { name, state }: Flicker,
  outside: string,
  pipe: string | undefined,
): void {
  const file = join(folder, name);
  rmSync(file, { recursive: true, force: true });
  if (state === 'file') writeFileSync(file, 'content');
  else if (state === 'large') writeFileSync(file, 'content'.repeat(100_000));
  else if (state === 'short') writeFileSync(file, '');
  else if (state === 'unreadable') {
    writeFileSync(file, 'content');
    chmodSync(file, 0);
  } else if (state === 'folder') mkdirSync(file);
  else if (state === 'pipe' && pipe) linkSync(pipe, file);
  else if (state === 'inside link') symlinkSync(join(folder, 'still.txt'), file);
  else if (state === 'outside link') symlinkSync(outside, file);
  else if (state === 'endless link') symlinkSync(file, file);
}
