import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { makeFolder } from '../../engine/make-folder.ts';

/** Writes files of a site into its folder. */
export class FileWriter {
  readonly #folder: string;
  /** those that are there already */
  readonly #folders = new Set<string>();

  /** @param folder absolute path */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Writes a file at a URL path.
   *
   * @throws Error when the path leads out of the folder, or what the file system says
   */
  write(url: string, content: string | Uint8Array): void {
    const file = join(this.#folder, decodeURI(url));
    if (!file.startsWith(`${this.#folder}${sep}`))
      throw new Error(`The address ${url} leads out of the output folder; nothing is written there.`);
    this.#makeFolder(dirname(file));
    writeFileSync(file, content);
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    const above = dirname(folder);
    // Most are new, in one that is there: nobody needs to look.
    if (!this.#folders.has(above) || !isMade(folder)) makeFolder(folder);
    for (let each = folder; each !== this.#folder && !this.#folders.has(each); each = dirname(each))
      this.#folders.add(each);
    this.#folders.add(this.#folder);
  }
}

/** Makes a folder; says whether that could be done at once. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
