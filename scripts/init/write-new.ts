import { statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../src/engine/make-folder.ts';
import type { StarterFile } from './starter.ts';

/** The paths of the files that were written, and of those that were there. */
export interface Written {
  written: string[];
  kept: string[];
}

/**
 * Writes those of the files that are not there. What is there stays as it is: a file, a folder and a link of that name,
 * also one that appears in this very moment.
 *
 * @param folder absolute; made where it is missing
 * @throws the file system's error for what cannot be written
 */
export function writeNew(folder: string, files: readonly StarterFile[]): Written {
  const result: Written = { written: [], kept: [] };
  for (const { path, text } of files) {
    const file = join(folder, path);
    makeFolder(dirname(file));
    try {
      writeFileSync(file, text, { flag: 'wx' });
      result.written.push(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      result.kept.push(path);
    }
  }
  return result;
}

/** The file that stands where the files need a folder, if there is one; absolute. */
export function inTheWay(folder: string, files: readonly StarterFile[]): string | undefined {
  for (const { path } of files) {
    let at = dirname(join(folder, path));
    while (statSync(at, { throwIfNoEntry: false }) === undefined) at = dirname(at);
    if (!statSync(at).isDirectory()) return at;
  }
  return undefined;
}
