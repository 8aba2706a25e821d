import { readdirSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { isInside } from './roots.ts';

/**
 * The files that a pattern such as `parts/*.md` names, in the order that is asked for, by default that of their paths: below the folder of the file that holds it if there
 * are any, else below the first of the roots that has some. Files and folders whose names begin with a dot are none.
 *
 * @param roots absolute folders outside of which nothing is found, the content folder first
 * @param from the file with the pattern, relative to the content folder; it is never among them
 * @param exclude a pattern of files that are left out, read like the other
 * @returns paths relative to the folder of `from`, with slashes
 */
export function filesMatching(
  pattern: string,
  {
    roots,
    from,
    exclude,
    order = '',
  }: { roots: readonly string[]; from: string; exclude?: string; order?: string },
): string[] {
  const own = resolve(roots[0]!, from);
  for (const base of [dirname(own), ...roots]) {
    const left = new Set(exclude === undefined ? [] : matching(exclude, base, roots));
    const found = matching(pattern, base, roots).filter((file) => file !== own && !left.has(file));
    if (found.length > 0)
      return ordered(found, order).map((file) => relative(dirname(own), file).split(sep).join('/'));
  }
  return [];
}

/** Absolute paths of the files below the fixed part of a pattern that fit the rest. */
function matching(pattern: string, base: string, roots: readonly string[]): string[] {
  const parts = pattern.split('/');
  const wild = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
  const fixed = wild === -1 ? parts.length - 1 : wild;
  const folder = resolve(base, parts.slice(0, fixed).join('/'));
  if (!roots.some((root) => isInside(root, folder))) return [];
  const rest = parts.slice(fixed);
  const isMatch = picomatch(rest.join('/'));
  const isDeep = rest.length > 1 || rest[0] === '**';
  return entriesOf(folder, isDeep)
    .filter((path) => isMatch(path))
    .map((path) => resolve(folder, path));
}

/** Orders as the plugin include-markdown names them: `alpha` or `natural`, by `path` or `name`, turned round by a dash. */
function ordered(files: readonly string[], order: string): string[] {
  const by = order.endsWith('name') ? (file: string) => basename(file) : (file: string) => file;
  const collator = new Intl.Collator('en', { numeric: true });
  const compare = order.includes('natural')
    ? (a: string, b: string) => collator.compare(by(a), by(b))
    : (a: string, b: string) => Number(by(a) > by(b)) - Number(by(a) < by(b));
  const result = files.toSorted(compare);
  return order.startsWith('-') ? result.reverse() : result;
}

function entriesOf(folder: string, isDeep: boolean): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: isDeep })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, resolve(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch {
    // A folder that is not there holds nothing.
    return [];
  }
}
