import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { THEME_VERSION } from './theme.ts';

/** Entries that the current build did not use are kept up to this many more than those that it did. */
const SPARE_ENTRIES = 2000;

/** Highlighted code, kept between builds in one file. A damaged or foreign file counts as empty. */
export class HighlightCache {
  readonly #file: string | undefined;
  readonly #version: string;
  #kept = new Map<string, string>();
  readonly #used = new Map<string, string>();
  #isChanged = false;

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
      const content: unknown = JSON.parse(await readFile(this.#file, 'utf8'));
      if (!Array.isArray(content) || content[0] !== this.#version) return;
      for (let i = 1; i + 1 < content.length; i += 2) {
        const [key, html]: unknown[] = [content[i], content[i + 1]];
        if (typeof key === 'string' && typeof html === 'string') this.#kept.set(key, html);
      }
    } catch {
      this.#kept = new Map();
    }
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

  /** Writes what is new. The file is replaced at once, so that a build that is stopped leaves the old one. */
  async save(): Promise<void> {
    if (this.#file === undefined || !this.#isChanged) return;
    this.#isChanged = false;
    const entries = [...this.#used];
    for (const entry of this.#kept) {
      if (entries.length >= 2 * this.#used.size + SPARE_ENTRIES) break;
      if (!this.#used.has(entry[0])) entries.push(entry);
    }
    await mkdir(join(this.#file, '..'), { recursive: true });
    const temporary = `${this.#file}.${process.pid}.tmp`;
    await writeFile(temporary, JSON.stringify([this.#version, ...entries.flat()]));
    await rename(temporary, this.#file);
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
