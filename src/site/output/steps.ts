import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';

/**
 * Everything by which a swap changes a disk, one system call each. Tests put a disk in its place that ends the process, or
 * fails, at a chosen step.
 */
export interface Steps {
  /** makes one folder; it may not be there */
  makeFolder(path: string): void;
  /** writes a small file, and returns when it lies on the disk itself */
  write(path: string, text: string): void;
  rename(from: string, to: string): void;
  /** gives a file a second name, or copies it where the file system knows no second names */
  link(from: string, to: string): void;
  /** gives a folder the permissions of another */
  allow(path: string, mode: number): void;
  removeFile(path: string): void;
  /** removes an empty folder */
  removeFolder(path: string): void;
}

/** The steps as the disk takes them. */
export const DISK: Steps = {
  makeFolder: (path) => void mkdirSync(path),
  write: (path, text) => {
    const file = openSync(path, 'w');
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: (from, to) => renameSync(from, to),
  link: (from, to) => {
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to, constants.COPYFILE_FICLONE);
    }
  },
  allow: (path, mode) => chmodSync(path, mode),
  removeFile: (path) => unlinkSync(path),
  removeFolder: (path) => rmdirSync(path),
};
