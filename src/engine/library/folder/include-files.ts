import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { closest } from '../../suggest.ts';
import type { IncludeRequest } from '../../template/include-request.ts';
import type { IncludedFile, ReadInclude } from '../../template/read-include.ts';
import { filesMatching } from './include-pattern.ts';
import { isInside, realPath } from './roots.ts';
import { readTextFile } from './text-file.ts';

/** Finds included files, and knows which it has read. */
export interface IncludeReader extends ReadInclude {
  /** whether a file was included, by its absolute path with all links followed */
  hasRead(real: string): boolean;
}

/**
 * Finds included files: relative to the file that holds the tag, else to the content folder, else to an include root;
 * never outside them, by whatever path.
 *
 * @param root absolute path of the content folder
 * @param includeRoots absolute folders besides it
 * @param constant what a variable is everywhere, whose name stands in a path: a file is put in place once for all variants
 */
export function includeReader(
  root: string,
  includeRoots: readonly string[],
  constant?: (name: string) => string | undefined,
): IncludeReader {
  const roots = [root, ...includeRoots];
  // A symbolic link inside a root may not lead out of it either.
  const realRoots = roots.flatMap((folder) => realPath(folder) ?? []);
  const cache = new Map<string, IncludedFile>();
  const found = new Set<string>();
  const readInclude: ReadInclude = (written, from, { isFromRoots } = { isFromRoots: false }) => {
    const target = constant && written.includes('{{') ? withValues(written, constant) : written;
    if (target.includes('\\')) return backslashes(target);
    const own = resolve(root, from);
    const candidates = [
      ...(isFromRoots ? [] : [resolve(root, dirname(from), target)]),
      ...roots.map((folder) => resolve(folder, target)),
    ];
    // A file that names its own path means another one of that name, if there is one.
    const allowed = candidates
      .filter((file) => roots.some((folder) => isInside(folder, file)))
      .toSorted((a, b) => Number(a === own) - Number(b === own));
    if (isAbsolute(target)) return absolute(target, root);
    if (allowed.length === 0) return outside(target);
    const file = allowed.find((candidate) => isFolder(candidate) === false);
    if (!file) return missing(target, allowed[0]!);
    const real = realPath(file);
    if (real !== undefined && !realRoots.some((folder) => isInside(folder, real))) return outside(target);
    const known = cache.get(file);
    if (known) return known;
    const included = read(file, relative(root, file).split(sep).join('/'));
    cache.set(file, included);
    found.add(real ?? file);
    return included;
  };
  return Object.assign(readInclude, {
    hasRead: (real: string) => found.has(real),
    matching: (pattern: string, from: string, asked: Pick<IncludeRequest, 'exclude' | 'order'>) =>
      filesMatching(pattern, { roots, from, ...asked }),
  });
}

function withValues(target: string, constant: (name: string) => string | undefined): string {
  return target.replace(/\{\{ {0,9}([A-Za-z][\w.]{0,99}) {0,9}\}\}/g, (tag, name) => constant(name) ?? tag);
}

function read(file: string, path: string): IncludedFile {
  const source = readTextFile(file, path);
  return 'text' in source ? { path, text: source.text } : source;
}

function backslashes(target: string): IncludedFile {
  return {
    rule: 'missing-include',
    problem: `The path of this include has backslashes: "${target}".`,
    hint: `Write it with slashes, as on every system: "${target.replaceAll('\\', '/')}".`,
  };
}

function outside(target: string): IncludedFile {
  return {
    rule: 'outside-roots',
    problem: `This include leads out of the content folder: "${target}".`,
    hint: 'Add the folder to include_roots in site.yml, or move the file into the content folder.',
  };
}

function absolute(target: string, root: string): IncludedFile {
  const inside = target.replace(/^\/+/, '');
  return {
    rule: 'outside-roots',
    problem: `This include names a file of the computer, not of the site: "${target}".`,
    hint: existsSync(resolve(root, inside))
      ? `Did you mean "${inside}"?`
      : 'Write the path relative to this file or to the content folder.',
  };
}

function missing(target: string, expected: string): IncludedFile {
  if (isFolder(expected))
    return {
      rule: 'missing-include',
      problem: `"${target}" is a folder; only a file can be included.`,
      hint: 'Name one of the files in it.',
    };
  return {
    rule: 'missing-include',
    problem: `There is no file "${target}" to include.`,
    hint: 'The path is relative to the file with the tag, else to the content folder or an include root.',
    suggest() {
      const name = nameLike(expected);
      const folder = target.slice(0, target.length - basename(target).length);
      return name === undefined ? undefined : `Did you mean "${folder}${name}"?`;
    },
  };
}

/** The name of a file in the same folder that was probably meant by a path. */
function nameLike(path: string): string | undefined {
  // A link of this name that leads nowhere is no suggestion.
  const names = namesIn(dirname(path)).filter((name) => name !== basename(path));
  if (names.includes(`${basename(path)}.md`)) return `${basename(path)}.md`;
  // The ending that all share says nothing about a name.
  const ending = extname(path);
  const stems = names.filter((name) => name.endsWith(ending)).map((name) => basename(name, ending));
  const stem = closest(basename(path, ending), stems);
  return stem === undefined ? closest(basename(path), names) : stem + ending;
}

/** Whether a path leads to a folder; undefined when it leads nowhere. */
function isFolder(path: string): boolean | undefined {
  try {
    return statSync(path).isDirectory();
  } catch {
    return undefined;
  }
}

/** What lies in a folder, for suggestions. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
