import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isInside, realPath } from '../../engine/library/folder/roots.ts';

/** Folders above that of `mkdocs.yml` in which the repository of a project is looked for. */
const HIGHEST = 5;

/**
 * The folder from which a project takes a file that lies outside of its pages: that of the project itself, or the one of the file where
 * that belongs to the same repository. Without a repository, what lies beside the project's folder counts as such.
 *
 * @param project absolute path of the folder of `mkdocs.yml`
 * @param path absolute; links are followed
 * @returns undefined for what is none of the project's, or not there
 */
export function takenFolder(project: string, path: string): string | undefined {
  const [file, own] = [realPath(path), realPath(project)];
  if (file === undefined || own === undefined) return undefined;
  if (file === own || isInside(own, file)) return project;
  if (!isInside(repositoryAround(own), file)) return undefined;
  return statSync(file).isDirectory() ? file : dirname(file);
}

function repositoryAround(project: string): string {
  let folder = project;
  for (let level = 0; level <= HIGHEST; level++) {
    if (existsSync(join(folder, '.git'))) return folder;
    folder = dirname(folder);
  }
  return dirname(project);
}
