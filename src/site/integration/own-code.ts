import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { PROJECT } from '../places.ts';
import { isBelow } from '../serving/is-below.ts';
import { fileDigest } from './file-digest.ts';
import { filesBelow } from './folder-entries.ts';

/** Files at the top of a project that decide how its pages are made, and from which packages. */
const TOP =
  /^(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|tsconfig\.json|.*\.config\..*)$/;

const HERE = fileURLToPath(import.meta.url);

/** A project's own code; undefined where its folder is that of the site itself. */
export function ownCodeOf(options: OwnCodeOptions): OwnCode | undefined {
  return isBelow(HERE, options.srcDir) ? undefined : new OwnCode(options);
}

/** Where a project's own code is, besides its content. */
export interface OwnCodeOptions {
  /** absolute path of the project */
  root: string;
  /** absolute path of the folder of its components and pages */
  srcDir: string;
  /** absolute path of the content folder: what lies there is known already */
  content: string;
  cacheDir: string;
}

/**
 * A project's own code: components in the place of parts, pages, whatever its configuration brings. What it imports from outside
 * its `src/` is known from the last build only, which is early enough: a build that imports more has other code in `src/`.
 */
export class OwnCode {
  readonly #options: OwnCodeOptions;
  readonly #list: string;
  readonly #met = new Set<string>();

  constructor(options: OwnCodeOptions) {
    this.#options = options;
    this.#list = join(options.cacheDir, 'own-code.json');
  }

  /** Absolute path of the folder of components and pages. */
  get folder(): string {
    return this.#options.srcDir;
  }

  /** The names of all files with a hash of each; what no build had before, where the last one kept no list of them. */
  digests(): [file: string, hash: string][] {
    const { root, srcDir } = this.#options;
    const known = this.#known();
    // What else the code is made of is not known: equal to no other build, so that nothing of the last one is taken over.
    if (known === undefined) return [['', randomUUID()]];
    const below = filesBelow(srcDir, [root]).map((file) => join(srcDir, file));
    const top = readdirSync(root)
      .filter((name) => TOP.test(name))
      .map((name) => join(root, name));
    return [...new Set([...below, ...top, ...known])]
      .map((file): [string, string] => [relative(root, file).replaceAll('\\', '/'), fileDigest(file)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Notes what the bundle is made of. */
  plugin(): Plugin {
    const { srcDir, content } = this.#options;
    const met = this.#met;
    return {
      name: 'variorum:own-code',
      buildEnd() {
        for (const id of this.getModuleIds()) {
          const file = id.replace(/[?#].*$/s, '');
          if (!isAbsolute(file) || /[\\/]node_modules[\\/]/.test(file)) continue;
          if (![srcDir, content, PROJECT].some((folder) => isBelow(file, folder))) met.add(file);
        }
      },
    };
  }

  /** Keeps for the next build what this one met. */
  async keep(): Promise<void> {
    const { root, cacheDir } = this.#options;
    await mkdir(cacheDir, { recursive: true });
    await writeFile(
      this.#list,
      JSON.stringify([...this.#met].map((file) => relative(root, file)).toSorted()),
    );
  }

  /** Files outside the folder that the last build met; undefined when that is not known. */
  #known(): string[] | undefined {
    try {
      const list: unknown = JSON.parse(readFileSync(this.#list, 'utf8'));
      return Array.isArray(list) ? list.map((file) => join(this.#options.root, String(file))) : undefined;
    } catch {
      return undefined;
    }
  }
}
