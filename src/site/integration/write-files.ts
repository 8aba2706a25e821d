import { dirname } from 'node:path';
import { writeKnownFile } from '../output/hash-file.ts';
import type { KnownFile } from '../output/known-file.ts';
import { FolderMaker } from './folder-maker.ts';

/** A file that is to be written: its absolute path and all that stands in it. */
export type WholeFile = readonly [path: string, content: string | Uint8Array];

/** Writes files, each with the folders that it needs. */
export class FolderWriter {
  /** makes the folders of the files */
  readonly folders: FolderMaker;

  /** @param folder absolute path of the folder that all files lie in */
  constructor(folder: string) {
    this.folders = new FolderMaker(folder);
  }

  /** @throws the file system's error */
  write([path, content]: WholeFile): KnownFile {
    this.folders.make(dirname(path));
    return writeKnownFile(path, content);
  }
}

/** What the file system said against a file: of an error, only the message would come out of a thread. */
export type FileFailure = {
  [Key in 'message' | 'code' | 'errno' | 'syscall' | 'path']: NodeJS.ErrnoException[Key] | undefined;
};

/** Files that lie in one folder, with all that stands in them one behind the other. */
export interface FilesOfFolder {
  folder: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** the absolute path of each, and where it ends in `bytes` */
  files: readonly (readonly [path: string, end: number])[];
}

/** Writes files for another thread; what they are known by when all are written. */
export function writeFiles(
  writer: FolderWriter,
  { bytes, files }: Omit<FilesOfFolder, 'folder'>,
): KnownFile[] | FileFailure {
  let from = 0;
  try {
    return files.map(([path, end]) => {
      const content = bytes.subarray(from, end);
      from = end;
      return writer.write([path, content]);
    });
  } catch (error) {
    const { message, code, errno, syscall, path } = error as NodeJS.ErrnoException;
    return { message, code, errno, syscall, path };
  }
}
