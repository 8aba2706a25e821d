import {
  chmodSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Changes } from '../engine/proof/draft.ts';

/** Says that some files could not be written, and which were. */
export class PartlyWritten extends Error {
  readonly written: readonly string[];

  constructor(file: string, written: readonly string[], cause: unknown) {
    super(`${file} cannot be written.`, { cause });
    this.written = written;
  }
}

/**
 * Writes files beside those that they replace first, so that one that cannot be written leaves all as they were; only then do they take
 * their places.
 *
 * @throws PartlyWritten when a file could not take its place
 */
export function writeChanges(root: string, changes: Changes): void {
  const waiting = new Map<string, string>();
  const written: string[] = [];
  try {
    for (const [path, text] of changes) {
      if (text === undefined) continue;
      const file = realFile(resolve(root, path));
      const beside = `${file}.variorum-new`;
      waiting.set(path, beside);
      attempt(path, written, () => {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(beside, text);
        // Who may read and write it stays as it was.
        if (existsSync(file)) chmodSync(beside, statSync(file).mode);
      });
    }
    for (const [path, text] of changes) {
      const file = resolve(root, path);
      attempt(path, written, () => {
        if (text === undefined) rmSync(file, { force: true });
        else renameSync(waiting.get(path)!, realFile(file));
      });
      waiting.delete(path);
      written.push(path);
    }
  } finally {
    for (const file of waiting.values()) if (existsSync(file)) rmSync(file);
  }
}

/** The file that a link leads to, which is the one that is edited. */
function realFile(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

function attempt(path: string, written: readonly string[], act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new PartlyWritten(path, [...written], error);
  }
}
