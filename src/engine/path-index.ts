import { closest } from './suggest.ts';

/**
 * Paths of one folder that are compared with one that is not there. Of more, those are that share the rarest parts with it:
 * what looks for thousands of paths among thousands would not end if each were compared with all.
 */
const MOST_COMPARED = 1000;

/** What precedes and follows a name, so that its first and last letters are parts of it as well. */
const PAD = '\0\0';
const PART = 3;

/** Finds the path that was probably meant by one that is not there. */
export class PathIndex {
  readonly #paths: Iterable<string>;
  /** what lies below each folder, the folder's name with its slash; of the whole, it is empty */
  #folders: Map<string, Folder> | undefined;

  /** @param paths with slashes between their folders; looked at when something is asked for */
  constructor(paths: Iterable<string>) {
    this.#paths = paths;
  }

  /** The path that was probably meant by `found`: what two paths share of their folders says nothing about their names. */
  closest(found: string): string | undefined {
    this.#folders ??= foldersOf(this.#paths);
    let inner: string | undefined;
    // The more folders they share, the shorter what is left to compare.
    for (const name of foldersOfPath(found).toReversed()) {
      const folder = this.#folders.get(name);
      if (!folder) continue;
      const rest = found.slice(name.length);
      const others = folder.like(rest).filter((path) => inner === undefined || !path.startsWith(inner));
      const suggestion = closest(
        rest,
        others.map((path) => path.slice(name.length)),
      );
      if (suggestion !== undefined) return name + suggestion;
      inner = name;
    }
    return undefined;
  }
}

/** The paths below a folder, on whatever level. */
class Folder {
  readonly #name: string;
  readonly #paths: string[] = [];
  /** the paths in which each part of a name stands */
  #byPart: Map<string, string[]> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  add(path: string): void {
    this.#paths.push(path);
  }

  /** Those of its paths that may be meant by a path below it. */
  like(rest: string): string[] {
    if (this.#paths.length <= MOST_COMPARED) return this.#paths;
    this.#byPart ??= this.#parted();
    const alike = new Set<string>();
    const sharing = [...partsOf(rest)].flatMap((part) => {
      const paths = this.#byPart!.get(part);
      return paths ? [paths] : [];
    });
    for (const paths of sharing.toSorted((a, b) => a.length - b.length))
      for (const path of paths) {
        if (alike.size === MOST_COMPARED) return [...alike];
        alike.add(path);
      }
    return [...alike];
  }

  #parted(): Map<string, string[]> {
    const byPart = new Map<string, string[]>();
    for (const path of this.#paths)
      for (const part of partsOf(path.slice(this.#name.length))) {
        const known = byPart.get(part);
        if (known) known.push(path);
        else byPart.set(part, [path]);
      }
    return byPart;
  }
}

function foldersOf(paths: Iterable<string>): Map<string, Folder> {
  const folders = new Map<string, Folder>();
  for (const path of paths)
    for (const name of foldersOfPath(path)) {
      const folder = folders.get(name) ?? new Folder(name);
      folders.set(name, folder);
      folder.add(path);
    }
  return folders;
}

/** The folders in which a path lies, from the outermost, which has no name. */
function foldersOfPath(path: string): string[] {
  const folders = [''];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
    folders.push(path.slice(0, at + 1));
  return folders;
}

/** Every three letters of a name that stand next to each other, each once, in small letters. */
function partsOf(name: string): Set<string> {
  const padded = PAD + name.toLowerCase() + PAD;
  return new Set(Array.from({ length: padded.length - PART + 1 }, (_, at) => padded.slice(at, at + PART)));
}
