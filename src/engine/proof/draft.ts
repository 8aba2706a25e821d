import {
  copyFileSync,
  existsSync,
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

/** Files of a draft that are others than the writer's, by their paths relative to the content folder; see {@link Changes}. */
export type DraftFiles = ReadonlyMap<string, string | Uint8Array | undefined>;

/**
 * A second content folder in which files were changed, to be looked at before the writer's own are. What did not change is linked, not
 * copied, so that a large folder is there at once.
 */
export class Draft implements Disposable {
  /** absolute path of the content folder of the draft */
  readonly root: string;
  readonly #folder: string;
  readonly #above: string;

  private constructor(folder: string, above: string, root: string) {
    this.#folder = folder;
    this.#above = above;
    this.root = this.at(root);
  }

  /** Where the draft has a file or folder of the writer's; both paths are absolute. */
  at(path: string): string {
    return join(this.#folder, relative(this.#above, path));
  }

  /**
   * Makes a draft; it is removed at the end of its scope (`using`).
   *
   * @param root absolute path of the content folder
   * @param others absolute paths of the folders that belong to it, such as those from which includes may come besides
   * @throws the file system's error
   */
  static of(root: string, others: readonly string[], changes: DraftFiles): Draft {
    const folders = outermost([root, ...others]);
    const draft = new Draft(mkdtempSync(join(tmpdir(), 'variorum-draft-')), commonFolder(folders), root);
    const changed = new Set([...changes.keys()].map((path) => resolve(root, path)));
    try {
      for (const each of folders) linkTree(each, draft.at(each), (file) => changed.has(file));
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

/** Files that say something of pages, hidden or not: what all in a folder have as frontmatter, who wrote posts. */
const SAYING = /\.ya?ml$/;

/** Links all files of a folder into another one, but for some. Links to elsewhere are followed, as content does. */
function linkTree(from: string, to: string, isLeftOut: (file: string) => boolean): void {
  mkdirSync(to, { recursive: true });
  for (const { name } of readdirSync(from, { withFileTypes: true })) {
    const isHidden = name.startsWith('.');
    if (name === 'node_modules' || (isHidden && !SAYING.test(name))) continue;
    const [file, target] = [join(from, name), join(to, name)];
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory() && !isHidden) linkTree(file, target, isLeftOut);
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

/** Folders that are there, without those that lie in others of them. */
function outermost(folders: readonly string[]): string[] {
  const all = [...new Set(folders)].filter((folder) => existsSync(folder));
  return all.filter((folder) => !all.some((other) => other !== folder && folder.startsWith(other + sep)));
}

/** The nearest folder above some absolute paths, or one of them. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split(sep));
  const length = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  return (length < 0 ? first : first.slice(0, length)).join(sep) || sep;
}
