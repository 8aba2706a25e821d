import { dirname } from 'node:path';
import { makeFolder, makeOneFolder } from '../../engine/make-folder.ts';

/** Makes the folders of a build, each once: to ask the disk for every file of a site costs more than to write some of them. */
export class FolderMaker {
  readonly #outermost: string;
  readonly #made = new Set<string>();

  /** @param outermost absolute path of the folder that all others lie in */
  constructor(outermost: string) {
    this.#outermost = outermost;
  }

  /**
   * Makes a folder, and those above it, unless it has done so already.
   *
   * @param folder absolute path
   * @throws the file system's error
   */
  make(folder: string): void {
    if (this.#made.has(folder)) return;
    if (folder === this.#outermost) makeFolder(folder);
    else {
      // One after the other: when all is removed meanwhile, since the build was given up, nothing of it is to come again.
      this.make(dirname(folder));
      makeOneFolder(folder);
    }
    this.#made.add(folder);
  }
}
