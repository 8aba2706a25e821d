import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CommandFailure } from '../../src/site/report/describe-error.ts';

/** What npm made of a folder. */
export interface Packed {
  /** absolute path of the tarball */
  file: string;
  /** how many files are in it */
  files: number;
}

/**
 * Packs a folder with a `package.json` as npm publishes it.
 *
 * @param out absolute path of the folder for the tarball
 * @throws CommandFailure with what npm said
 */
export function packFolder(folder: string, out: string): Packed {
  const npm = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', out], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new CommandFailure(`npm could not pack ${folder}: ${npm.stderr.trim()}`);
  const [{ filename, entryCount }] = JSON.parse(npm.stdout) as [{ filename: string; entryCount: number }];
  return { file: join(out, filename), files: entryCount };
}
