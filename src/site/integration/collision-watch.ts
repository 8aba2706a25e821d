import { createHash } from 'node:crypto';
import type { Plugin, ViteDevServer } from 'vite';
import type { Finding } from '../../engine/finding.ts';
import type { Library, Page } from '../../engine/library/types.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { RELOAD } from './shown-revision.ts';

/** Milliseconds after which a change is looked at: the page that was asked for comes first. */
const LATER = 300;

/**
 * The development server's look at paths that would have two origins. To know all of them takes a while on a large site, so it
 * happens when pages are shown already, and only when a path may have changed; what is found then is shown in their place.
 */
export class CollisionWatch {
  readonly #find: (library: Library) => readonly Finding[];
  readonly #tell: (findings: readonly Finding[]) => void;
  readonly #changed: () => void;
  readonly #looked = new WeakSet<Library>();
  #server: ViteDevServer | undefined;
  #paths: string | undefined;
  #found: readonly Finding[] = [];

  /**
   * @param tell hears what is found
   * @param changed hears that pages show something else from now on, before those that are open load again
   */
  constructor(
    find: (library: Library) => readonly Finding[],
    tell: (findings: readonly Finding[]) => void,
    changed: () => void,
  ) {
    this.#find = find;
    this.#tell = tell;
    this.#changed = changed;
  }

  plugin(): Plugin {
    return {
      name: 'variorum:collision-watch',
      configureServer: (server) => {
        this.#server = server;
      },
    };
  }

  /** Gives a library back, and looks at it later. @throws FindingsError with the errors that are known of its paths */
  checked<Opened extends Library>(library: Opened): Opened {
    if (!this.#looked.has(library)) {
      this.#looked.add(library);
      const paths = pathsOf(library);
      if (paths === this.#paths) this.#tell(this.#found);
      else {
        this.#paths = paths;
        this.#found = [];
        setTimeout(() => this.#look(library, paths), LATER).unref();
      }
    }
    const errors = this.#found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new FindingsError(errors, library.site);
    return library;
  }

  #look(library: Library, paths: string): void {
    // Something changed again.
    if (paths !== this.#paths) return;
    this.#found = this.#find(library);
    if (this.#found.length === 0) return;
    this.#tell(this.#found);
    this.#changed();
    this.#server?.environments.client.hot.send(RELOAD);
  }
}

/** By the list of pages, which a library shares with the one before where nothing but texts has changed. */
const PATHS = new WeakMap<readonly Page[], string>();

/** Equal for libraries whose outputs have the same paths. */
function pathsOf(library: Library): string {
  const paths = PATHS.get(library.pages) ?? digestOfPaths(library);
  PATHS.set(library.pages, paths);
  return paths;
}

function digestOfPaths(library: Library): string {
  const pages = library.pages.map((page) => [page.path, page.frontmatter, library.variantsOf(page).ids]);
  const parts = [library.site, pages, library.assets().map(({ url }) => url)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
