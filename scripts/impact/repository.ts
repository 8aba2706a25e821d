import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { CommandFailure } from '../../src/site/report/describe-error.ts';

/** A file that differs between a commit and the working tree. */
export interface ChangedFile {
  /** absolute path */
  file: string;
  /** as the commit has it; undefined where it has none */
  before: Buffer | undefined;
}

/** What a working tree has changed since a commit. */
export interface ChangeSet {
  /** its hash, shortened */
  commit: string;
  /** whether something of it is not committed yet, so that no message can speak of it */
  isUncommitted: boolean;
  files: readonly ChangedFile[];
}

/** Bytes that git may answer with at once: all files of a large site as they were. */
const MOST_BYTES = 2 ** 30;

/** The repository that a content folder lies in, asked through git. */
export class Repository {
  /** absolute path of its working tree, without links */
  readonly root: string;
  readonly #isShallow: boolean;

  private constructor(root: string, isShallow: boolean) {
    this.root = root;
    this.#isShallow = isShallow;
  }

  /**
   * The repository around a folder.
   *
   * @throws CommandFailure when there is none, or no git
   */
  static around(folder: string): Repository {
    let answer: string;
    try {
      answer = run(folder, ['rev-parse', '--show-toplevel', '--is-shallow-repository']).toString();
    } catch (error) {
      throw new CommandFailure(whyNoRepository(folder, error));
    }
    const [root = '', isShallow] = answer.trimEnd().split('\n');
    return new Repository(realpathSync(root), isShallow === 'true');
  }

  /**
   * What has changed since the commit that a revision and the working tree have in common; since the revision itself where git does not
   * know such a commit, as in a shallow clone.
   *
   * @throws CommandFailure when there is no such revision
   */
  since(revision: string): ChangeSet {
    const commit = this.#commonCommit(revision);
    const entries = this.#git(['diff', '--raw', '-z', '--no-renames', '--no-abbrev', commit, '--'])
      .toString()
      .split('\0');
    const changed: { file: string; blob: string | undefined }[] = [];
    for (let at = 0; at + 1 < entries.length; at += 2) {
      const [mode = '', , blob = ''] = entries[at]!.slice(1).split(' ');
      // A submodule is no file.
      if (entries[at]!.includes('160000')) continue;
      changed.push({ file: join(this.root, entries[at + 1]!), blob: mode === '000000' ? undefined : blob });
    }
    const status = this.#git([
      'status',
      '--porcelain',
      '-z',
      '--no-renames',
      '--untracked-files=all',
    ]).toString();
    for (const entry of status.split('\0'))
      if (entry.startsWith('?? ')) changed.push({ file: join(this.root, entry.slice(3)), blob: undefined });
    const contents = this.#blobs(changed.flatMap(({ blob }) => blob ?? []));
    return {
      commit: commit.slice(0, 9),
      isUncommitted: status !== '',
      files: changed.map(({ file, blob }) => ({
        file,
        before: blob === undefined ? undefined : contents.get(blob),
      })),
    };
  }

  /** What the messages of the commits since a commit say under a key in their last lines: `Changes-released: 7.1.0`. */
  trailers(key: string, commit: string): string[] {
    const format = `--format=%(trailers:key=${key},valueonly,unfold)`;
    return this.#git(['log', format, `${commit}..HEAD`, '--'])
      .toString()
      .split('\n')
      .filter((line) => line.trim() !== '');
  }

  #commonCommit(revision: string): string {
    const commit = this.#commit(revision);
    if (commit === undefined) throw new CommandFailure(this.#whyNoRevision(revision));
    try {
      return this.#git(['merge-base', commit, 'HEAD']).toString().trim();
    } catch {
      return commit;
    }
  }

  #commit(revision: string): string | undefined {
    try {
      return this.#git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
        .toString()
        .trim();
    } catch {
      return undefined;
    }
  }

  #whyNoRevision(revision: string): string {
    if (revision === 'HEAD')
      return `Nothing is committed in ${this.root} yet, so that there is nothing to compare with.`;
    const unknown = `There is no revision "${revision}" in ${this.root}.`;
    if (this.#commit(`origin/${revision}`) !== undefined)
      return `${unknown} Did you mean --base origin/${revision}?`;
    if (this.#isShallow)
      return `${unknown} This clone is shallow: it has a part of the history only. Fetch the rest with "git fetch --unshallow", or give actions/checkout "fetch-depth: 0".`;
    return `${unknown} Name a branch, a tag or a commit; "git fetch" gets those that are only elsewhere.`;
  }

  #blobs(ids: readonly string[]): Map<string, Buffer> {
    const blobs = new Map<string, Buffer>();
    if (ids.length === 0) return blobs;
    const answer = this.#git(['cat-file', '--batch'], `${ids.join('\n')}\n`);
    for (let at = 0; at < answer.length; ) {
      const end = answer.indexOf('\n', at);
      const [id = '', , size] = answer.toString('utf8', at, end).split(' ');
      // "<id> missing": a partial clone that could not fetch it.
      const length = Number(size ?? -1);
      if (length >= 0) blobs.set(id, answer.subarray(end + 1, end + 1 + length));
      at = length < 0 ? end + 1 : end + 1 + length + 1;
    }
    return blobs;
  }

  #git(args: readonly string[], input?: string): Buffer {
    return run(this.root, args, input);
  }
}

/** Whether a path lies in a folder; both absolute. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/** A path as findings and pages name it: relative to the content folder, with forward slashes. */
export function pathIn(root: string, file: string): string {
  return relative(root, resolve(file)).replaceAll('\\', '/');
}

function run(folder: string, args: readonly string[], input?: string): Buffer {
  return execFileSync('git', ['-C', folder, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    maxBuffer: MOST_BYTES,
    ...(input === undefined ? {} : { input }),
  });
}

function whyNoRepository(folder: string, error: unknown): string {
  const { code, stderr } = error as { code?: unknown; stderr?: Buffer };
  if (code === 'ENOENT')
    return '"variorum impact" asks git what has changed, and there is no git on this machine. Install it, and try again.';
  if (stderr?.includes('dubious ownership'))
    return `git does not look into ${folder}, since it belongs to another user. Allow it with: git config --global --add safe.directory ${folder}`;
  return `This compares two states of a repository, but ${folder} lies in none. Call it where the content folder is under git.`;
}
