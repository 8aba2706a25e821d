import { linkSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFile, stampOf } from '../output/hash-file.ts';
import type { KnownFile } from '../output/known-file.ts';
import { MARK, type OutputMark } from '../output/output-mark.ts';
import type { FolderMaker } from './folder-maker.ts';

/** A file that is what an earlier build wrote. */
interface FoundFile extends KnownFile {
  /** whether a link will do for it, which costs less than a copy */
  linked: boolean;
}
type FoundFiles = readonly (readonly [path: string, file: FoundFile])[];

/** The files of an earlier build, as far as they are still what it wrote. */
export class EarlierOutput {
  readonly #folder: string;
  readonly #mark: OutputMark;
  /** permissions of files that a build writes here */
  readonly #mode: number;
  readonly #taken = new Map<string, FoundFile>();
  #byHash: ReadonlyMap<string, string> | undefined;

  /** @param folder absolute path of it, with what its mark says */
  constructor({ folder, mark }: { folder: string; mark: OutputMark }) {
    this.#folder = folder;
    this.#mark = mark;
    this.#mode = lstatSync(join(folder, MARK)).mode;
  }

  /** Every file of the build below a folder. */
  below(folder: string): string[] {
    return [...this.#mark.files.keys()].filter((path) => path.startsWith(folder));
  }

  /** Some files, at least one; undefined when one of them is not what the build wrote. */
  find(paths: readonly string[]): FoundFiles | undefined {
    const found = paths.map((path) => [path, this.#look(path)] as const);
    const isWhole = found.every((entry): entry is [string, FoundFile] => entry[1] !== undefined);
    return isWhole && found.length > 0 ? found : undefined;
  }

  take(found: FoundFiles): void {
    for (const [path, file] of found) this.#taken.set(path, file);
  }

  /**
   * Gives the file whose bytes have a hash another name, with which it may go on when this output is gone.
   *
   * @param target absolute path, at which nothing lies
   * @param folders makes those that are needed for it
   * @returns undefined when there is no such file, or no link will do
   */
  link(hash: string, target: string, folders: FolderMaker): KnownFile | undefined {
    this.#byHash ??= new Map([...this.#mark.files].map(([path, each]) => [each, path]));
    const path = this.#byHash.get(hash);
    const found = path === undefined ? undefined : this.#look(path);
    if (!found?.linked) return undefined;
    folders.make(dirname(target));
    link(join(this.#folder, path!), target);
    return found;
  }

  /** What was taken. */
  get taken(): ReadonlyMap<string, KnownFile> {
    return this.#taken;
  }

  /** A file; undefined when it is not what the build wrote. */
  #look(path: string): FoundFile | undefined {
    const found = hashFile(join(this.#folder, path));
    if (found === undefined || found.hash !== this.#mark.files.get(path)) return undefined;
    const { hash, stats } = found;
    // What has another name elsewhere may be edited there.
    return { hash, stamp: stampOf(stats), linked: stats.nlink === 1 && stats.mode === this.#mode };
  }

  /**
   * Brings some of what was taken into another folder.
   *
   * @param folders makes those that are needed in it
   */
  bring(
    to: string,
    folders: FolderMaker,
    files: Iterable<readonly [path: string, file: FoundFile]> = this.#taken,
  ): void {
    for (const [path, { linked }] of files) {
      const [from, target] = [join(this.#folder, path), join(to, path)];
      folders.make(dirname(target));
      if (linked) link(from, target);
      else copy(from, target);
    }
  }
}

/** Copies a file without its bytes, where the file system can. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copy(from, to);
  }
}

/** Copies the bytes of a file, and nothing else of it. */
function copy(from: string, to: string): void {
  writeFileSync(to, readFileSync(from));
}
