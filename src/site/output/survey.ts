import { readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { hashFile } from './hash-file.ts';
import { look } from './look.ts';
import { MARK, readDamagedMark } from './output-mark.ts';

/** What lies in an output. Paths are relative to it, with slashes. */
export interface Survey {
  /** whether a build wrote the folder: it holds a mark, though it may be damaged */
  built: boolean;
  /** files that builds wrote, the mark among them */
  own: ReadonlySet<string>;
  /** folders that hold, or held, files of builds; outer ones first */
  folders: readonly string[];
  /** what people added; of a folder that builds know nothing of only its own path */
  foreign: readonly string[];
}

/**
 * Finds out what of a folder builds wrote and what they did not. A file is a build's when the mark lists its path and it is a
 * regular file; no link is followed.
 *
 * @param folder absolute path of a folder
 * @param copy absolute path of a copy of its mark, for where the mark is damaged: a file is a build's, too, when the copy has
 *   its path and the hash of what it holds now
 * @param skip names in the folder that are not looked at
 */
export function survey(folder: string, copy?: string, skip: ReadonlySet<string> = new Set()): Survey {
  const mark = readDamagedMark(join(folder, MARK));
  const listed = new Set(mark?.files.keys());
  if (mark && !mark.intact) {
    const copied = copy === undefined ? undefined : readDamagedMark(copy);
    for (const path of filesOf(folder, '', skip)) {
      if (listed.has(path)) continue;
      const hashed = hashFile(join(folder, path))?.hash;
      if (hashed && (mark.listed(path, hashed) || copied?.files.get(path) === hashed)) listed.add(path);
    }
  }
  const built = mark !== undefined && (mark.intact || listed.size > 0);
  const own = new Set<string>(built ? [MARK] : []);
  const folders: string[] = [];
  const foreign: string[] = [];
  const known = new Set([...listed].flatMap(foldersAbove));
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below + entry.name;
      if (own.has(path) || skip.has(path)) continue;
      if (entry.isDirectory() && known.has(path)) {
        folders.push(path);
        walk(`${path}/`);
      } else if (entry.isFile() && listed.has(path)) own.add(path);
      else foreign.push(path);
    }
  };
  walk('');
  return { built, own, folders, foreign };
}

/**
 * Finds what people added at paths that a build would write, or in their way.
 *
 * @param folder absolute path of the output that was surveyed
 * @param paths what the build would write; relative, with slashes
 * @returns paths of what is in the way
 */
export function obstacles(folder: string, surveyed: Survey, paths: Iterable<string>): string[] {
  const { own, folders, foreign } = surveyed;
  const found = new Set<string>();
  const find = (path: string) => look(join(folder, path));
  // Where case does not count, a file of ours is found under names that the list does not have.
  const inAnyCase = new Map([...own].map((path) => [path.toLowerCase(), path]));
  const isOwn = (path: string, { ino }: Stats): boolean => {
    const known = inAnyCase.get(path.toLowerCase());
    return own.has(path) || (known !== undefined && find(known)?.ino === ino);
  };
  const goes = (path: string): boolean =>
    folders.includes(path) && !foreign.some((other) => other.startsWith(`${path}/`));

  /** by path of a folder: whether it is there, so that something in it may be in the way */
  const there = new Map<string, boolean>([['', true]]);
  const isThere = (path: string): boolean => {
    let known = there.get(path);
    if (known === undefined) {
      const stats = isThere(above(path)) ? find(path) : undefined;
      if (stats && !stats.isDirectory() && !isOwn(path, stats)) found.add(path);
      known = stats?.isDirectory() ?? false;
      there.set(path, known);
    }
    return known;
  };
  for (const path of paths) {
    const stats = isThere(above(path)) ? find(path) : undefined;
    if (stats && !(stats.isDirectory() ? goes(path) : isOwn(path, stats))) found.add(path);
  }
  return [...found];
}

/** The path of the folder that a path lies in. */
export function above(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The paths of all folders that a path lies in, the outermost first. */
export function foldersAbove(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, i) => names.slice(0, i + 1).join('/'));
}

/** Every regular file below a folder; links are not followed, and what cannot be read is none of ours. */
function filesOf(folder: string, below: string, skip: ReadonlySet<string>): string[] {
  try {
    return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
      const path = below + entry.name;
      if (skip.has(path)) return [];
      if (entry.isDirectory()) return filesOf(folder, `${path}/`, skip);
      return entry.isFile() ? [path] : [];
    });
  } catch {
    return [];
  }
}
