import { createHash, type Hash, hash } from 'node:crypto';
import { lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../../make-folder.ts';
import { THEME_VERSION } from './theme.ts';

/** Entries that the current build did not use are kept up to this many more than those that it did. */
const SPARE_ENTRIES = 2000;
/** Characters of a hash. */
const SUM_LENGTH = 43;
/** Characters that are written at a time, or a few more. */
const PORTION = 1 << 18;

/**
 * Highlighted code, kept between builds in one file: a hash, and on the next line the entries that it was made of. A damaged or
 * foreign file counts as empty.
 */
export class HighlightCache {
  readonly #file: string | undefined;
  readonly #version: string;
  #kept = new Map<string, string>();
  readonly #used = new Map<string, string>();
  #isChanged = false;
  /** when the file that was read last was written, in milliseconds */
  #read: number | undefined;

  private constructor(cacheDir: string | undefined) {
    this.#version = `${shikiVersion()}+${THEME_VERSION}`;
    this.#file = cacheDir === undefined ? undefined : join(cacheDir, 'highlight.json');
  }

  /**
   * Reads what earlier builds kept. What another version of Shiki or of the theme made is not taken over.
   *
   * @param cacheDir absolute path; without it, blocks are kept for this process only
   */
  static async open(cacheDir: string | undefined): Promise<HighlightCache> {
    const cache = new HighlightCache(cacheDir);
    await cache.#load();
    return cache;
  }

  async #load(): Promise<void> {
    if (this.#file === undefined) return;
    try {
      const stats = await lstat(this.#file);
      // Anything else, such as a named pipe, might never come to an end.
      if (!stats.isFile() || stats.mtimeMs === this.#read) return;
      this.#read = stats.mtimeMs;
      const content = await readFile(this.#file, 'utf8');
      const sum = content.slice(0, content.indexOf('\n'));
      const entries = content.slice(sum.length + 1);
      if (sum === this.#sum().update(entries).digest('base64url'))
        this.#kept = new Map(JSON.parse(entries) as [string, string][]);
    } catch {
      // Without a file, or with one that cannot be read, everything is highlighted.
    }
  }

  /** The beginning of the hash over the entries: what another version of Shiki or of the theme wrote has another one. */
  #sum(): Hash {
    return createHash('sha256').update(`${this.#version}\n`);
  }

  /** The HTML of a block that was highlighted before, in this build or an earlier one. */
  get(key: string): string | undefined {
    const html = this.#used.get(key) ?? this.#kept.get(key);
    if (html !== undefined) this.#used.set(key, html);
    return html;
  }

  /** Keeps the HTML of a block under its {@link keyOf}; it is on the disk after the next `save`. */
  set(key: string, html: string): void {
    this.#used.set(key, html);
    this.#isChanged = true;
  }

  /**
   * Writes what is new. The file is replaced at once, so that a build that is stopped leaves the old one.
   *
   * @throws the file system's error
   */
  async save(): Promise<void> {
    if (this.#file === undefined || !this.#isChanged) return;
    this.#isChanged = false;
    // Other processes of a build may have kept theirs meanwhile.
    await this.#load();
    makeFolder(dirname(this.#file));
    await removeAbandoned(this.#file);
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      await this.#write(temporary);
      await rename(temporary, this.#file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** Portion by portion: all of it in one piece, at the end of the build of a large site, took tens of megabytes more than it needed before. */
  async #write(path: string): Promise<void> {
    const file = await open(path, 'w');
    try {
      const sum = this.#sum();
      await file.writeFile(`${' '.repeat(SUM_LENGTH)}\n`);
      for (const portion of portions(this.#entries())) {
        sum.update(portion);
        await file.writeFile(portion);
      }
      await file.write(sum.digest('base64url'), 0);
    } finally {
      await file.close();
    }
  }

  /** What is kept: all that was used, and some of the rest. */
  *#entries(): Generator<[key: string, html: string]> {
    yield* this.#used;
    let spare = this.#used.size + SPARE_ENTRIES;
    for (const entry of this.#kept) {
      if (spare === 0) return;
      if (this.#used.has(entry[0])) continue;
      spare--;
      yield entry;
    }
  }
}

/** Entries as JSON, in pieces. */
function* portions(entries: Iterable<readonly [key: string, html: string]>): Generator<string> {
  let portion = '[';
  let separator = '';
  for (const entry of entries) {
    portion += separator + JSON.stringify(entry);
    separator = ',';
    if (portion.length < PORTION) continue;
    yield portion;
    portion = '';
  }
  yield `${portion}]`;
}

/** Removes what builds left behind that were killed while they wrote, which takes far less than a minute. */
async function removeAbandoned(file: string): Promise<void> {
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.`) || !name.endsWith('.tmp')) continue;
    const path = join(dirname(file), name);
    const modified = (await lstat(path).catch(() => undefined))?.mtimeMs ?? Date.now();
    if (Date.now() - modified > 60_000) await rm(path, { recursive: true, force: true });
  }
}

/** The name of a block in the cache; `language` is a canonical name. */
export function keyOf(language: string, code: string): string {
  return hash('sha1', `${language}\n${code}`, 'base64url');
}

function shikiVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('shiki/package.json');
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
