import { join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { RenderedDocument } from '../../engine/library/types.ts';
import { type SearchRecord, searchRecord } from './search-record.ts';

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
  readonly #editions = new Set<string>();
  readonly #pending = new Set<Promise<void>>();
  readonly #errors: string[] = [];

  readonly #keep: (edition: string, record: SearchRecord) => void;

  /** @param keep hears of every record, for the next build */
  constructor(keep: (edition: string, record: SearchRecord) => void) {
    this.#keep = keep;
    this.#index = createIndex({ forceLanguage: 'en', includeCharacters: '_' }).then(({ index, errors }) => {
      if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
      return index;
    });
    // Awaited by the first record; without this, a failure before that would end the process.
    this.#index.catch(() => undefined);
  }

  /** Adds the edition of a document, unless it is there. Resolves when there is room for more. */
  async add(rendered: RenderedDocument): Promise<void> {
    const { edition } = rendered;
    if (this.#editions.has(edition.key) || edition.page.frontmatter.search === false) return;
    await this.addRecord(edition.key, searchRecord(rendered));
  }

  /** Adds a record, unless its edition is there. Resolves when there is room for more. */
  async addRecord(edition: string, record: SearchRecord): Promise<void> {
    if (this.#editions.has(edition)) return;
    this.#editions.add(edition);
    this.#keep(edition, record);
    const index = await this.#index;
    const added = index.addHTMLFile(record).then(({ errors }) => {
      this.#errors.push(...errors);
      this.#pending.delete(added);
    });
    this.#pending.add(added);
    while (this.#pending.size >= IN_FLIGHT) await Promise.race(this.#pending);
  }

  /** Writes the index below `folder` and ends Pagefind's process. */
  async write(folder: string): Promise<void> {
    try {
      const index = await this.#index;
      await Promise.all(this.#pending);
      const { errors } = await index.writeFiles({ outputPath: join(folder, 'pagefind') });
      const failures = [...this.#errors, ...errors];
      if (failures.length > 0) throw new Error(`The search index is incomplete: ${failures.join('; ')}`);
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
