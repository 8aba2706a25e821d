import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../src/engine/make-folder.ts';

/** Makes a folder that tells Git to leave it out: a project that is built as it stands has no line for it anywhere. */
export function leaveOutOfGit(folder: string): void {
  try {
    makeFolder(folder);
    writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch {
    // It is there already, or the folder cannot be written, which is told where that matters.
  }
}
