import { join } from 'node:path';
import { encodePath } from '../url-path.ts';

/** The files of a content folder that are served as they are. */
export class Assets {
  readonly #root: string;
  /** relative to the content folder */
  readonly paths: ReadonlySet<string>;

  /** @param root absolute path of the content folder */
  constructor(root: string, paths: Iterable<string>) {
    this.#root = root;
    this.paths = new Set(paths);
  }

  /** Absolute path of the file at a decoded URL path (`/assets/x y.png`). */
  at(url: string): string | undefined {
    const path = url.replace(/^\//, '');
    return this.paths.has(path) ? join(this.#root, path) : undefined;
  }

  /** URL path and absolute path of every file. */
  list(): { url: string; file: string }[] {
    return [...this.paths].map((path) => ({ url: `/${encodePath(path)}`, file: join(this.#root, path) }));
  }
}
