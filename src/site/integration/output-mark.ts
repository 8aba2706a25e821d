import { hash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The file that a build writes into its output: it lists what the build wrote. A folder without it is nobody's to replace. Its
 * name is no other's; a cache folder is called `.variorum`.
 */
export const MARK = '.variorum-build';

const HEAD = 'Variorum wrote the files below. The next build replaces them, and touches no others.';

/** What a build wrote. */
export interface OutputMark {
  /** a hash over all that was written: equal builds have equal ids */
  id: string;
  /** by path relative to the output, with slashes: a hash of the file's bytes */
  files: ReadonlyMap<string, string>;
}

/** The hash by which a file of the output is known. */
export function fileHash(bytes: string | Buffer): string {
  return hash('sha256', bytes, 'base64url').slice(0, 22);
}

/**
 * Lists every file of a complete build in its mark.
 *
 * @param folder absolute path of the build; nothing but the build may lie there
 */
export function writeMark(folder: string): OutputMark {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path !== MARK && lstatSync(join(folder, path)).isFile())
    .sort();
  const files = new Map(paths.map((path) => [path, fileHash(readFileSync(join(folder, path)))]));
  const list = listOf(files);
  const id = fileHash(list);
  writeFileSync(join(folder, MARK), `${HEAD}\n${id}\n${list}`);
  return { id, files };
}

/** Reads the mark of a folder; undefined when there is none, or one that no build wrote like this. */
export function readMark(folder: string): OutputMark | undefined {
  const file = join(folder, MARK);
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  try {
    const [head, id = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    const files = new Map(
      lines
        .filter((line) => line !== '')
        .map((line) => {
          const space = line.indexOf(' ');
          return [JSON.parse(line.slice(space + 1)) as string, line.slice(0, space)] as const;
        }),
    );
    return head === HEAD && id === fileHash(listOf(files)) ? { id, files } : undefined;
  } catch {
    // A line that is damaged cannot be read.
    return undefined;
  }
}

/** A line a file. Paths are quoted, since they may hold any character. */
function listOf(files: ReadonlyMap<string, string>): string {
  return [...files].map(([path, hashed]) => `${hashed} ${JSON.stringify(path)}\n`).join('');
}
