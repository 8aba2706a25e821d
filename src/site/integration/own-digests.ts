import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileDigest } from './file-digest.ts';
import { filesBelow } from './folder-entries.ts';

/** What of Variorum itself pages are made by. */
const FOLDERS = ['src/apparatus', 'src/demo', 'src/engine', 'src/search', 'src/site', 'templates'];
const FILES = ['package.json', 'package-lock.json'];

/**
 * What Variorum itself is made of, as far as it makes pages: the names of files with a hash of each.
 *
 * @param project absolute path of Variorum
 */
export function ownDigests(project: string): [file: string, hash: string][] {
  const files = [
    ...FOLDERS.flatMap((folder) => filesBelow(join(project, folder)).map((file) => `${folder}/${file}`)),
    ...FILES.filter((file) => existsSync(join(project, file))),
  ];
  return fileDigests(
    project,
    files.filter((file) => !file.endsWith('.test.ts')),
  );
}

/** One hash over {@link ownDigests}. */
export function hashOfCode(digests: ReturnType<typeof ownDigests>): string {
  return hash('sha256', JSON.stringify(digests), 'base64url');
}

/** The names of some files with a hash of each. */
export function fileDigests(folder: string, files: readonly string[]): [file: string, hash: string][] {
  return files.toSorted().map((file) => [file.replaceAll('\\', '/'), fileDigest(join(folder, file))]);
}
