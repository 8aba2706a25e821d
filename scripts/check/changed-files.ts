import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { CommandFailure } from '../../src/site/report/describe-error.ts';

/**
 * The files that the working tree changes: what is not committed, and what git does not know yet.
 *
 * @param root absolute path of a folder in a repository
 * @returns absolute paths
 * @throws CommandFailure when the folder is in no repository, or there is no git
 */
export function changedFiles(root: string): Set<string> {
  const git = (...args: string[]): string => {
    try {
      return execFileSync('git', ['-C', root, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch {
      throw new CommandFailure(
        `--changed asks git what has changed, but ${root} lies in no repository with a commit, or git is not there.`,
      );
    }
  };
  // Pages include files from elsewhere in the repository, too.
  const up = git('rev-parse', '--show-cdup').trim();
  const changed = git('diff', '--name-only', '-z', 'HEAD');
  const added = git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', `./${up}`);
  return new Set(
    `${changed}${added}`
      .split('\0')
      .filter((path) => path !== '')
      .map((path) => resolve(root, up, path)),
  );
}
