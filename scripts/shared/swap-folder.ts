import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../../src/site/integration/is-running.ts';

/** The site writes it into every build; a folder with it may be replaced by the next one. */
const MARK = '.variorum-build';

/** Says why a folder may not be replaced by a build; undefined when it may: it is absent, empty or an earlier build. */
export function refuseToReplace(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return `--out names a file: ${folder}. Name a folder.`;
  const names = readdirSync(folder);
  if (names.length === 0 || names.includes(MARK)) return undefined;
  return `--out names a folder that holds other files: ${folder}. Name an empty or new one; a build replaces what is there.`;
}

/** Where a build writes until it is complete: beside its folder, so that the swap is a rename. */
export function stagingFolder(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.building-${process.pid}`);
}

/** Removes what builds of a folder left behind that were killed before they could do it themselves. */
export function removeAbandoned(folder: string): void {
  const start = `.${basename(folder)}.building-`;
  for (const name of readdirSync(dirname(folder))) {
    const id = name.startsWith(start) ? /^\d+$/.exec(name.slice(start.length))?.[0] : undefined;
    if (id !== undefined && !isRunning(Number(id)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

/**
 * Puts the complete build in the place of the previous one, which is there until the very end.
 *
 * @param staging absolute path of the build, on the same disk as `folder`; it is gone afterwards
 * @throws the file system's error when the folder cannot be replaced; then the previous build is back where it was
 */
export function swapFolder(staging: string, folder: string): void {
  const previous = `${staging}-previous`;
  const replaces = existsSync(folder);
  if (replaces) renameSync(folder, previous);
  try {
    renameSync(staging, folder);
  } catch (error) {
    if (replaces) renameSync(previous, folder);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}
