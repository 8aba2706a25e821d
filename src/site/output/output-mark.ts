import { hash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { fileHash, hashFile, isUntouched } from './hash-file.ts';
import type { KnownFile } from './known-file.ts';

/**
 * The file that a build writes into its output: it lists what the build wrote. A folder without it is nobody's to replace. Its
 * name is no other's; a cache folder is called `.variorum`.
 */
export const MARK = '.variorum-build';

const HEAD = 'Variorum wrote the files below. The next build replaces them, and touches no others.';
/** A file of the list: its hash, its path as JSON, and a check of the two. */
const LINE = /^([\w-]{22}) (".*") ([\w-]{8})$/s;
/** Characters that one damaged byte may cost a line, and lines that are looked at for damage of that kind. */
const MOST_CHARACTERS = 4;
const MOST_LINES = 8;

/** What a build wrote. */
export interface OutputMark {
  /** a hash over all that was written: equal builds have equal ids */
  id: string;
  /** by path relative to the output, with slashes: a hash of the file's bytes */
  files: ReadonlyMap<string, string>;
}

/** What can be read of a mark, a damaged one too. */
export interface MarkReading {
  /** whether every byte of it is as a build wrote it */
  intact: boolean;
  id: string;
  /** files whose lines are as a build wrote them, as in {@link OutputMark} */
  files: ReadonlyMap<string, string>;
  /** whether a line listed a file of this path and hash before some character of it was damaged */
  listed(path: string, hashed: string): boolean;
}

/**
 * Lists every file of a complete build in its mark.
 *
 * @param folder absolute path of the build; nothing but the build may lie there
 * @param known files, by their paths in it, that are read again only if somebody touched them
 */
export function writeMark(folder: string, known: ReadonlyMap<string, KnownFile> = new Map()): OutputMark {
  const pathOf = ({ parentPath, name }: Dirent): string =>
    join(parentPath, name)
      .slice(folder.length + 1)
      .replaceAll(sep, '/');
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(pathOf)
    .filter((path) => path !== MARK)
    .sort();
  const files = new Map(paths.map((path) => [path, hashOf(join(folder, path), known.get(path))]));
  const list = [...files].map((file) => `${lineOf(file)}\n`).join('');
  const id = fileHash(list);
  writeFileSync(join(folder, MARK), `${HEAD}\n${id}\n${list}`);
  return { id, files };
}

/** @throws the file system's error: what cannot be read can be listed in no mark */
function hashOf(file: string, known: KnownFile | undefined): string {
  if (known && isUntouched(file, known)) return known.hash;
  return hashFile(file)?.hash ?? fileHash(readFileSync(file));
}

/** Reads the mark of a folder; undefined when there is none, or one that no build wrote like this. */
export function readMark(folder: string): OutputMark | undefined {
  const reading = readDamagedMark(join(folder, MARK));
  return reading?.intact ? { id: reading.id, files: reading.files } : undefined;
}

/**
 * Reads what can be read of a mark, or of a copy of one.
 *
 * A line carries a check of its own, so that damage to one leaves the others certain. A damaged one still nearly reads as the
 * line of the file that it listed, and as that of no other: of its hash, path and check two are whole.
 *
 * @param file absolute path; undefined is returned when it is no regular file or cannot be read
 */
export function readDamagedMark(file: string): MarkReading | undefined {
  let text: string;
  try {
    if (!lstatSync(file).isFile()) return undefined;
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  const [, id = ''] = lines;
  const head = `${HEAD}\n${id}\n`;
  const isWhole = text.startsWith(head) && fileHash(text.slice(head.length)) === id;
  const files = new Map<string, string>();
  const damaged: string[] = [];
  for (const line of lines) {
    const [, hashed = '', quoted = ''] = LINE.exec(line) ?? [];
    const path = hashed && pathOf(quoted);
    if (path && (isWhole || line === lineOf([path, hashed]))) files.set(path, hashed);
    else if (line !== '') damaged.push(line);
  }
  // A damaged line break made one line of two, or two of one.
  const pairs = damaged.slice(1).map((line, i) => `${damaged[i]}\n${line}`);
  const suspects = damaged.length > MOST_LINES ? [] : [...damaged, ...pairs];
  return {
    // Its first two lines are no files, and its last one is empty.
    intact: isWhole && files.size === lines.length - 3,
    id,
    files,
    listed(path, hashed) {
      const whole = lineOf([path, hashed]);
      return suspects.some((line) => line.includes(whole) || distance(line, whole) <= MOST_CHARACTERS);
    },
  };
}

/** The path of a line; undefined for one that leads out of the folder, which no build writes. */
function pathOf(quoted: string): string | undefined {
  try {
    const path: unknown = JSON.parse(quoted);
    if (typeof path !== 'string' || path === MARK) return undefined;
    const names = path.split(sep === '\\' ? /[/\\]/ : '/');
    const leadsOut = names.some(
      (name) => name === '' || name === '.' || name === '..' || name.includes('\0'),
    );
    return leadsOut || (sep === '\\' && path.includes(':')) ? undefined : path;
  } catch {
    return undefined;
  }
}

function lineOf([path, hashed]: readonly [string, string]): string {
  return `${hashed} ${JSON.stringify(path)} ${checkOf(path, hashed)}`;
}

function checkOf(path: string, hashed: string): string {
  return hash('sha256', `${hashed} ${path}`, 'base64url').slice(0, 8);
}
