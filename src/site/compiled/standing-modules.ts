import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../engine/make-folder.ts';
import type { CompiledSite } from './compiled-site.ts';
import { forgetUnused } from './forget-unused.ts';

/** Sites whose modules are kept in a folder, of a megabyte each. */
const KEPT = 4;

/**
 * Puts the modules of a compiled site where they lay the last time: Node knows what it has compiled of a module by its path. Whatever happened
 * to them since, they are right when they are loaded.
 *
 * @param folders absolute paths of where they may lie; the first that can be written is taken
 * @param key of the compiled site
 * @returns absolute path of the folder with the modules; undefined when they cannot lie in any
 */
export function standingModules(
  { modules }: Pick<CompiledSite, 'modules'>,
  folders: readonly string[],
  key: string,
): string | undefined {
  for (const folder of folders) {
    const place = join(folder, key);
    try {
      for (const [path, bytes] of modules) stand(join(place, path), bytes);
      const now = new Date();
      utimesSync(place, now, now);
      forgetUnused(folder, KEPT);
      return place;
    } catch {
      // Others may be writable.
    }
  }
  return undefined;
}

/** Writes a file unless it stands there. Others may read it meanwhile, and find all of it or nothing. */
function stand(file: string, bytes: Uint8Array): void {
  if (isSame(file, bytes)) return;
  makeFolder(dirname(file));
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function isSame(file: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}
