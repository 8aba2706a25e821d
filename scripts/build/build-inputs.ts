import { hash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { addedPackages } from '../../src/site/integration/added-packages.ts';
import { codeEnvironment } from '../../src/site/integration/code-environment.ts';
import { fileDigest } from '../../src/site/integration/file-digest.ts';
import { folderEntries, isOfTools } from '../../src/site/integration/folder-entries.ts';
import { ownDigests } from '../../src/site/integration/own-digests.ts';
import { PROJECT } from '../../src/site/places.ts';
import { isBelow } from '../../src/site/serving/is-below.ts';
import { foreignSite } from '../../src/sources/content-source.ts';
import type { AstroProject } from '../shared/astro-project.ts';
import { projectCode } from './project-code.ts';

/**
 * All that a build is made from, but for the dates of commits, as one hash: what lies in the content folder and those from where it
 * includes text, in `public/`, the project's own code and the packages that it added for its pages, Variorum itself, and what the command was
 * told. Two builds with equal hashes write
 * the same output and find the same.
 *
 * @param includeRoots absolute paths of the folders besides the content folder from where pages include text
 * @returns undefined where that cannot be known: with a configuration that only Astro understands, or files that cannot be read
 */
export function buildInputs(project: AstroProject, includeRoots: readonly string[]): string | undefined {
  const { root, content, configFile, options, base, site, out } = project;
  if (!project.isPlain) return undefined;
  try {
    const parts = [
      [process.version, configFile, options, base, site, relative(root, content)],
      foreignSite(content),
      codeEnvironment(root, true),
      addedPackages(content),
      ownDigests(PROJECT),
      projectCode(project)?.digests(),
      [content, ...includeRoots].map((folder) => stateOf(folder, [content, ...includeRoots], isOfTools, out)),
      stateOf(join(root, 'public'), undefined, () => false, out),
    ];
    return hash('sha256', JSON.stringify(parts), 'base64url');
  } catch {
    return undefined;
  }
}

/**
 * What a folder holds: names, links, and a hash of each file.
 *
 * @param out absolute path of the output: in a project whose pages include its own files, it lies among them
 * @throws the file system's error
 */
function stateOf(
  folder: string,
  roots: readonly string[] | undefined,
  isLeftOut: (name: string) => boolean,
  out: string,
): unknown {
  return folderEntries(folder, roots, isLeftOut).flatMap(({ path, own, target }) => {
    const place = join(folder, path);
    if (place === out || isBelow(place, out)) return [];
    const link = own?.isSymbolicLink() ? readlinkSync(place) : undefined;
    if (target?.isFile()) return [[path, link, fileDigest(place)]];
    return [[path, link, target?.isDirectory() ? 'folder' : 'nothing that is read']];
  });
}
