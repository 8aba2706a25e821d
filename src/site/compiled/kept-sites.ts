import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../engine/make-folder.ts';
import { cacheOf, PROJECT } from '../places.ts';
import { type CompiledSite, packSite, unpackSite } from './compiled-site.ts';
import { forgetUnused } from './forget-unused.ts';
import { standingModules } from './standing-modules.ts';

/** Compiled sites that are kept in a folder: each has a megabyte or two, and a cache is not to grow for ever. */
const KEPT = 8;
/** Where they lie in a cache. */
export const FOLDER = 'site-code';
/** Where the package has one that it brings, for most sites without code of their own. */
export const SHIPPED = 'compiled-site';
/** Where the modules of those without code of their own lie in a cache, from where they are loaded. */
const MODULES = 'site-modules';
/** Variorum's own, where it runs from its sources: one for all sites without code of their own. */
const SHARED = import.meta.filename.endsWith('.ts') ? cacheOf(PROJECT) : undefined;

/** The compiled sites of earlier builds. Whatever happens to them, a build compiles what it does not find whole. */
export class KeptSites {
  /** where they are kept; the first that can be written is taken */
  readonly #folders: readonly string[];
  /** where their modules may stay: what a project's own code imports is found from its output alone */
  readonly #modules: readonly string[];
  /** where they are only found */
  readonly #brought: readonly string[];

  /**
   * @param cache absolute path of the cache folder
   * @param isCommon whether they are of sites without code of their own
   */
  constructor(cache: string, isCommon: boolean) {
    const caches = isCommon && SHARED !== undefined ? [SHARED, cache] : [cache];
    this.#folders = caches.map((each) => join(each, FOLDER));
    this.#modules = isCommon ? caches.map((each) => join(each, MODULES)) : [];
    this.#brought = isCommon ? [join(PROJECT, SHIPPED)] : [];
  }

  /** The site with a key, which is undefined when only Astro can make pages with it; undefined when it is not kept. */
  find(key: string): { site: CompiledSite | undefined } | undefined {
    for (const folder of [...this.#brought, ...this.#folders]) {
      const file = join(folder, nameOf(key));
      try {
        const found = unpackSite(readFileSync(file));
        touch(file);
        return found;
      } catch {
        // It is not there, or damaged.
      }
    }
    return undefined;
  }

  /** Where the modules of a site with a key lie, as {@link standingModules} puts them; undefined when they cannot. */
  modulesOf(key: string, site: CompiledSite): string | undefined {
    return standingModules(site, this.#modules, key);
  }

  /** Keeps a site, where that is possible. */
  keep(key: string, site: CompiledSite | undefined): void {
    const bytes = packSite(site);
    for (const folder of this.#folders) {
      try {
        keepIn(folder, nameOf(key), bytes);
        return;
      } catch {
        // What cannot be kept is compiled again.
      }
    }
  }
}

/** Writes a file into a folder, and removes those that were not used for long. */
function keepIn(folder: string, name: string, bytes: Uint8Array): void {
  makeFolder(folder);
  const file = join(folder, name);
  // Others read and write there at the same time.
  const draft = `${file}.${randomUUID()}.draft`;
  try {
    writeFileSync(draft, bytes);
    // A folder in its place would stay there for ever.
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) rmSync(file, { recursive: true });
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  forgetUnused(folder, KEPT);
}

function nameOf(key: string): string {
  return `${key}.site`;
}

/** Notes that a file was used. */
function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // Where it cannot be written, none is removed either.
  }
}
