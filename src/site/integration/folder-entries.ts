import { type BigIntStats, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';

/** Something in a folder. */
export interface FolderEntry {
  /** relative to the folder, with slashes; empty for the folder itself */
  path: string;
  /** of the link, if it is one; undefined when it is gone, or nobody may look */
  own: BigIntStats | undefined;
  /** of what a link leads to, or else its own; undefined where there is nothing, or nobody may look */
  target: BigIntStats | undefined;
}

/**
 * A folder and everything in it, on whatever level. Links are followed, but not round in a circle. Names that begin with a dot and
 * `node_modules` are left out, since no content lies there.
 *
 * @param folder absolute path
 */
export function folderEntries(folder: string): FolderEntry[] {
  const found: FolderEntry[] = [];
  /** @param above real paths of the folders around it: a link that leads back to one would never end */
  const walk = (path: string, above: readonly string[]): void => {
    const place = path === '' ? folder : `${folder}/${path}`;
    const own = orNothing(() => lstatSync(place, { bigint: true, throwIfNoEntry: false }));
    const target = own?.isSymbolicLink()
      ? orNothing(() => statSync(place, { bigint: true, throwIfNoEntry: false }))
      : own;
    found.push({ path, own, target });
    if (!target?.isDirectory()) return;
    const real = orNothing(() => realpathSync(place));
    if (real === undefined || above.includes(real)) return;
    for (const name of orNothing(() => readdirSync(place)) ?? []) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      walk(path === '' ? name : `${path}/${name}`, [real, ...above]);
    }
  };
  walk('', []);
  return found;
}

/** The files of a folder, on whatever level, as {@link folderEntries} finds them; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  return folderEntries(folder)
    .filter(({ target }) => target?.isFile())
    .map(({ path }) => path);
}

/** What a look at the file system gives; undefined where it refuses: a link may lead to itself, a folder be nobody's to read. */
function orNothing<Result>(look: () => Result): Result | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
