import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** The name of the cache folder of a project that has no packages. Variorum alone gives it to a folder. */
export const OWN_CACHE = '.variorum';

/**
 * Makes a folder within a cache, as {@link makeFolder} does. The cache of a project that has no packages tells Git to leave it out:
 * what is built as it stands has no line for it anywhere.
 *
 * @param path absolute
 * @throws the file system's error, when something else stands there too
 */
export function makeCacheFolder(path: string): void {
  makeFolder(path);
  const cache = ownCacheOf(path);
  if (cache === undefined) return;
  try {
    writeFileSync(join(cache, '.gitignore'), '*\n', { flag: 'wx' });
  } catch {
    // It is there already, or the cache cannot be written, which is told where that matters.
  }
}

/** The outermost cache folder that a path leads through or to. */
function ownCacheOf(path: string): string | undefined {
  const above = dirname(path);
  if (above === path) return undefined;
  return ownCacheOf(above) ?? (basename(path) === OWN_CACHE ? path : undefined);
}
