import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Node's own way of doing that never comes back where the system says that
 * a folder is missing which is there, as in `/proc`.
 *
 * @param path absolute
 * @throws the file system's error, when something else stands there too
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = path; !statSync(at, { throwIfNoEntry: false })?.isDirectory(); at = dirname(at))
    missing.unshift(at);
  for (const folder of missing) makeOneFolder(folder);
}

/**
 * Makes a folder in one that is there.
 *
 * @param path absolute
 * @throws the file system's error, when something else stands there too
 */
export function makeOneFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    // Another build may have made it in the meantime.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
