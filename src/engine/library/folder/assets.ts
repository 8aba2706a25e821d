import { join } from 'node:path';
import { PathIndex } from '../../path-index.ts';
import { encodePath } from '../../url-path.ts';

/** The files of a content folder that are served as they are. */
export class Assets {
  /** where each lies on the disk, by its path as addresses have it */
  readonly #files: ReadonlyMap<string, string>;
  readonly #index: PathIndex;

  /**
   * @param root absolute path of the content folder
   * @param paths relative to it
   */
  constructor(root: string, paths: Iterable<string>) {
    // Some systems write an "é" as two characters into names; in an address it is one, whoever wrote it.
    this.#files = new Map(Array.from(paths, (path) => [path.normalize(), join(root, path)]));
    this.#index = new PathIndex(this.#files.keys());
  }

  /** relative to the content folder, as addresses have them */
  get paths(): Iterable<string> {
    return this.#files.keys();
  }

  /** Whether a file is served at a path. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The path that was probably meant by one at which no file is served. */
  closest(path: string): string | undefined {
    return this.#index.closest(path);
  }

  /** Absolute path of the file at a decoded URL path (`/assets/x y.png`). */
  at(url: string): string | undefined {
    return this.#files.get(url.replace(/^\//, '').normalize());
  }

  /** URL path and absolute path of every file. */
  list(): { url: string; file: string }[] {
    return [...this.#files].map(([path, file]) => ({ url: `/${encodePath(path)}`, file }));
  }
}
