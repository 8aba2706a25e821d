import { readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { addAll } from '../../engine/add-all.ts';
import { watchPagefind } from './pagefind-process.ts';
import type { SearchRecord } from './search-record.ts';

/** Pagefind's own user interfaces; the site has one of its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
/** Bytes: Pagefind's programs alone are as large. */
const SMALLEST_INDEX = 300_000;
/** Records that may wait for Pagefind at a time: more would only pile up in memory. */
const IN_FLIGHT = 256;

/**
 * The search index of one build.
 *
 * Pagefind works in a native process of its own, so records are sent while Astro renders pages, and the two share the
 * machine's cores. One edition is one record, however many variants read it.
 */
export class SearchIndex {
  readonly #index: Promise<PagefindIndex>;
  readonly #pending = new Set<Promise<void>>();
  readonly #errors: string[] = [];
  readonly #ended: Promise<never>;

  constructor() {
    const { started, ended } = watchPagefind(() => createIndex({ includeCharacters: '_' }));
    this.#ended = ended;
    this.#index = Promise.race([started, ended]).then(({ index, errors }) => {
      if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
      return index;
    });
    // Awaited by the first record; without this, a failure before that would end the process.
    this.#index.catch(() => undefined);
  }

  /** Adds a record. Resolves when there is room for more. */
  async add(record: SearchRecord): Promise<void> {
    const index = await this.#index;
    const added = Promise.race([index.addHTMLFile(record), this.#ended])
      .then(
        ({ errors }) => addAll(this.#errors, errors),
        // Told when the index is written; until then nobody may be waiting for it.
        (error) => this.#errors.push(String(error)),
      )
      .then(() => void this.#pending.delete(added));
    this.#pending.add(added);
    while (this.#pending.size >= IN_FLIGHT) await Promise.race(this.#pending);
  }

  /**
   * Writes the index to `pagefind/` below `folder` and ends Pagefind's process.
   *
   * @throws Error when Pagefind could not start, or did not take a record, with all that it said; that of the system where
   *   the disk is full, of which Pagefind says nothing to us
   */
  async write(folder: string): Promise<void> {
    try {
      const index = await this.#index;
      await Promise.all(this.#pending);
      const outputPath = join(folder, 'pagefind');
      const { errors } = await Promise.race([index.writeFiles({ outputPath }), this.#ended]);
      for (const name of readdirSync(outputPath)) if (UNUSED.test(name)) rmSync(join(outputPath, name));
      const failures = [...this.#errors, ...errors];
      if (failures.length > 0) throw new Error(`The search index is incomplete: ${failures.join('; ')}`);
    } catch (error) {
      throw isFull(folder) ? Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: folder }) : error;
    } finally {
      await close();
    }
  }

  /** Ends Pagefind's process without writing anything. */
  async abandon(): Promise<void> {
    await Promise.allSettled([this.#index, ...this.#pending]);
    await close();
  }
}

/** Whether the disk of a folder has less room than the smallest index needs. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < SMALLEST_INDEX;
}
