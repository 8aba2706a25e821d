import { type BigIntStats, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { isBelow } from '../serving/is-below.ts';

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
 * A folder and everything in it, on whatever level. As where content is read, links are followed within some folders only; each folder
 * is entered once, however many links lead there.
 *
 * @param folder absolute path
 * @param roots absolute folders within which links are followed; a link to elsewhere may lead to a whole disk
 * @param isLeftOut names that are left out: by default those that begin with a dot and `node_modules`, since no content lies there
 */
export function folderEntries(
  folder: string,
  roots: readonly string[] = [folder],
  isLeftOut = isHidden,
): FolderEntry[] {
  const realRoots = roots.flatMap((root) => orNothing(() => realpathSync(root)) ?? []);
  const found: FolderEntry[] = [];
  const entered = new Set<string>();
  const walk = (path: string): void => {
    const place = path === '' ? folder : `${folder}/${path}`;
    const own = orNothing(() => lstatSync(place, { bigint: true, throwIfNoEntry: false }));
    const target = own?.isSymbolicLink()
      ? orNothing(() => statSync(place, { bigint: true, throwIfNoEntry: false }))
      : own;
    found.push({ path, own, target });
    if (!target?.isDirectory()) return;
    const real = orNothing(() => realpathSync(place));
    if (real === undefined || entered.has(real)) return;
    if (own !== target && !realRoots.some((root) => real === root || isBelow(real, root))) return;
    entered.add(real);
    // In one order on every machine: by which of two links a folder is entered must not depend on it.
    for (const name of orNothing(() => readdirSync(place).toSorted()) ?? []) {
      if (isLeftOut(name)) continue;
      walk(path === '' ? name : `${path}/${name}`);
    }
  };
  walk('');
  return found;
}

/** Whether a name says that no content lies there. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** Folders of tools, in which nothing lies that a page could show. */
const TOOLS = new Set(
  (
    'node_modules .git .hg .jj .svn .astro .variorum .venv .env .tox .nox .cache .mypy_cache .ruff_cache .pytest_cache ' +
    '.ipynb_checkpoints .idea .vscode .history .husky .yarn .npm .pnpm-store .turbo .nx .next .gradle .terraform .direnv .Trash'
  ).split(' '),
);
/** What editors, systems and builds put beside a file for a while. */
const PASSING = /^\.(?:[#~_]|nfs|goutputstream-|DS_Store$)|\.variorum-|\.sw[a-z]$|~$/;

/**
 * Whether a name says that nothing lies there of which a site is made. Of other names with a dot it may be made: `.pages` and `.meta.yml`
 * say something of their folders, and pages may include what lies in `.snippets`.
 */
export function isOfTools(name: string): boolean {
  return TOOLS.has(name) || PASSING.test(name);
}

/** The files of a folder, on whatever level, as {@link folderEntries} finds them; none where there is no such folder. */
export function filesBelow(folder: string, roots?: readonly string[]): string[] {
  return folderEntries(folder, roots)
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
