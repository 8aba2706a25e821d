import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What is to become of files, by their paths relative to the content folder: their new text, or undefined for those that go. */
export type Changes = ReadonlyMap<string, string | undefined>;

/**
 * A second content folder in which files were changed, to be looked at before the writer's own are. What did not change is linked, not
 * copied, so that a large folder is there at once.
 */
export class Draft implements Disposable {
  /** absolute path of the content folder of the draft */
  readonly root: string;
  readonly #folder: string;

  private constructor(folder: string, root: string) {
    this.#folder = folder;
    this.root = root;
  }

  /**
   * Makes a draft; it is removed at the end of its scope (`using`).
   *
   * @param root absolute path of the content folder
   * @param includeRoots absolute paths of the folders from which includes may come besides
   * @throws the file system's error
   */
  static of(root: string, includeRoots: readonly string[], changes: Changes): Draft {
    const above = commonFolder([root, ...includeRoots]);
    const folder = mkdtempSync(join(tmpdir(), 'variorum-draft-'));
    const draft = new Draft(folder, join(folder, relative(above, root)));
    const changed = new Set([...changes.keys()].map((path) => resolve(root, path)));
    try {
      for (const each of [root, ...includeRoots])
        linkTree(each, join(folder, relative(above, each)), (file) => changed.has(file));
      for (const [path, text] of changes) {
        if (text === undefined) continue;
        const file = resolve(draft.root, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      return draft;
    } catch (error) {
      draft[Symbol.dispose]();
      throw error;
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Links all files of a folder into another one, but for some. Links to elsewhere are followed, as content does. */
function linkTree(from: string, to: string, isLeftOut: (file: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  for (const { name } of readdirSync(from, { withFileTypes: true })) {
    if (name.startsWith('.') || name === 'node_modules') continue;
    const [file, target] = [join(from, name), join(to, name)];
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) linkTree(file, target, isLeftOut);
    else if (stats?.isFile() && !isLeftOut(file)) link(file, target);
  }
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** The nearest folder above some absolute paths, or one of them. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split(sep));
  const length = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  return (length < 0 ? first : first.slice(0, length)).join(sep) || sep;
}
