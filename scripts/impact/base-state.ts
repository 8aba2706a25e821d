import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Draft } from '../../src/engine/proof/draft.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import { readSiteFile } from '../../src/engine/variants/site-file.ts';
import { MACROS, PROJECT } from '../../src/site/places.ts';
import { type ChangedFile, isWithin, pathIn, type Repository } from './repository.ts';

/** What a change does to the sources of a site, and the folder as it was before. */
export interface BaseState {
  draft: Draft;
  /** absolute path of the macros of Variorum as they were */
  macros: string;
  /** why every page may read otherwise, each as a sentence */
  reasons: readonly string[];
  /** paths of pictures, downloads and components that have changed, relative to the content folder */
  files: readonly string[];
}

/**
 * Makes the content folder as it was before a change: all that has not changed is linked.
 *
 * @param root absolute path of the content folder, without links
 * @param includeRoots absolute paths of the folders from which includes may come besides
 */
export function baseState(
  root: string,
  includeRoots: readonly string[],
  { repository, files }: { repository: Repository; files: readonly ChangedFile[] },
): BaseState {
  const roots = new Set([...includeRoots, ...formerIncludeRoots(root, files)]);
  // Where Variorum is a package, its macros are none of the repository's.
  const isOwnRepository = isWithin(MACROS, repository.root) && !MACROS.includes('node_modules');
  const others = [...roots, ...(isOwnRepository ? [MACROS] : [])];
  const own = files.filter(({ file }) => [root, ...others].some((folder) => isWithin(file, folder)));
  const draft = Draft.of(root, others, new Map(own.map(({ file, before }) => [pathIn(root, file), before])));
  return {
    draft,
    macros: isOwnRepository ? draft.at(MACROS) : MACROS,
    reasons: reasonsOf(root, files, isOwnRepository),
    files: own.flatMap(({ file }) => {
      const isServed = isWithin(file, root) && !/\.(?:mdx?|njk)$|^site\.ya?ml$/.test(basename(file));
      return isServed ? [pathIn(root, file)] : [];
    }),
  };
}

/** The folders from which includes came, where `site.yml` has changed. */
function formerIncludeRoots(root: string, files: readonly ChangedFile[]): string[] {
  const text = files.find(({ file }) => file === join(root, 'site.yml'))?.before?.toString();
  if (text === undefined) return [];
  try {
    return readSiteFile(text, 'site.yml', (path) => resolve(root, path)).includeRoots;
  } catch (error) {
    // Whoever opens the folder says what is wrong.
    if (error instanceof FindingsError) return [];
    throw error;
  }
}

function reasonsOf(root: string, files: readonly ChangedFile[], isOwnRepository: boolean): string[] {
  const changed = (holds: (file: string) => boolean) => files.find(({ file }) => holds(file));
  const reasons: string[] = [];
  const all = 'so every page was compared.';
  if (changed((file) => file === join(root, 'site.yml'))) reasons.push(`site.yml has changed, ${all}`);
  const macro = changed(
    (file) => isWithin(file, join(root, 'templates')) || (isOwnRepository && isWithin(file, MACROS)),
  );
  if (macro) reasons.push(`A macro has changed (${basename(macro.file)}), ${all}`);
  if (
    (isOwnRepository && changed((file) => isWithin(file, join(PROJECT, 'src')))) ||
    files.some(isAnotherVersion)
  )
    reasons.push(
      `Variorum itself is another one since, ${all} Both states are told as the one makes them that runs now: build both to see what it does otherwise.`,
    );
  return reasons;
}

/** Whether a file says that another version of Variorum is installed. */
function isAnotherVersion({ file, before }: ChangedFile): boolean {
  if (!/^package(?:-lock)?\.json$/.test(basename(file)) || before === undefined) return false;
  try {
    const now = readFileSync(file, 'utf8');
    return versionIn(before.toString()) !== versionIn(now);
  } catch {
    // What npm cannot read says nothing about versions.
    return false;
  }
}

function versionIn(text: string): unknown {
  const read = JSON.parse(text);
  return (
    read.packages?.['node_modules/variorum']?.version ??
    read.dependencies?.variorum ??
    read.devDependencies?.variorum
  );
}
