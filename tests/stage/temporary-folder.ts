import { accessSync, constants, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Variables that say where the temporary folder is, on all systems. */
const VARIABLES = ['TMPDIR', 'TEMP', 'TMP'];
/** Where Linux has memory as a disk, and the bytes that must be free there: tests took a quarter of a gigabyte at their most. */
const MEMORY = '/dev/shm';
const ROOM = 2 ** 31;
const NAME = 'variorum-tests-';

/**
 * Makes one folder for all that test files, and the commands and browsers that they start, put into the temporary folder, most of which
 * nobody would ever remove. It lies in memory where there is enough: on ext4, whoever makes files looks at all that were removed
 * in the last minutes (`recently_deleted()` of the kernel's fs/ext4/ialloc.c), and tests remove thousands.
 */
export function shareTemporaryFolder(): { path: string; remove(): void } {
  const path = inMemory() ?? mkdtempSync(join(tmpdir(), NAME));
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  // Workers begin later, with the environment of this process.
  for (const name of VARIABLES) process.env[name] = path;
  return {
    path,
    remove() {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      rmSync(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A new folder in memory; undefined where there is none, not enough, or programs cannot be started from. */
function inMemory(): string | undefined {
  let folder: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ROOM) return undefined;
    folder = mkdtempSync(join(MEMORY, NAME));
    const program = join(folder, 'program');
    writeFileSync(program, '', { mode: 0o755 });
    // Containers forbid it there, and Linux says so of a program even to root.
    accessSync(program, constants.X_OK);
    return folder;
  } catch {
    if (folder !== undefined) rmSync(folder, { recursive: true });
    return undefined;
  }
}
