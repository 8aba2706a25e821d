import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isInside } from '../engine/library/folder/roots.ts';
import { readTextFile } from '../engine/library/folder/text-file.ts';
import type { Library } from '../engine/library/types.ts';

/** The files of a content folder as they lie on the disk, by their paths relative to it. */
export class Sources {
  readonly root: string;
  readonly #roots: readonly string[];
  readonly #texts = new Map<string, string | undefined>();

  constructor({ root, site }: Pick<Library, 'root' | 'site'>) {
    this.root = root;
    this.#roots = [root, ...site.includeRoots];
  }

  /** Whether a file belongs to the content: the macros of the program, which pages may call as well, do not. */
  isOwn(file: string): boolean {
    const path = resolve(this.root, file);
    return this.#roots.some((folder) => isInside(folder, path));
  }

  has(file: string): boolean {
    return existsSync(resolve(this.root, file));
  }

  /** As it lies on the disk. @throws the file system's error */
  raw(file: string): string {
    return readFileSync(resolve(this.root, file), 'utf8');
  }

  /** As the engine reads it; undefined when it is no text. */
  text(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      const reading = readTextFile(resolve(this.root, file), file);
      this.#texts.set(file, 'text' in reading ? reading.text : undefined);
    }
    return this.#texts.get(file);
  }
}
