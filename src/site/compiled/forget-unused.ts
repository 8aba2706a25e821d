import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes from a folder what was not used for the longest time: a cache is not to grow for ever.
 *
 * @param folder absolute path
 * @param kept how many of its entries stay, those that were changed or touched last
 * @throws the file system's error
 */
export function forgetUnused(folder: string, kept: number): void {
  const entries = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, used: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((a, b) => b.used - a.used);
  for (const { path } of entries.slice(kept)) rmSync(path, { recursive: true, force: true });
}
