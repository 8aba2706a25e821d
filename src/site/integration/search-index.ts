import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { VariantWorld } from '../../engine/variants/variant-set.ts';
import { ENTRY, type Entry } from '../../search/format.ts';
import { IndexWriter } from '../../search/index-writer.ts';
import { indexVariant } from './index-variant.ts';
import type { SearchRecord } from './search-record.ts';

/** Where the index lies in an output. */
export const INDEX_FOLDER = '_search';
/** Pages that may be compressed at a time: more would only pile up in memory. */
const IN_FLIGHT = 16;

const compress = promisify(gzip);

/**
 * The search index of one build. Records are taken while another process renders pages, and the two share the machine's cores; those of
 * a page follow one another.
 */
export class SearchIndex {
  readonly #writer = new IndexWriter();
  /** the editions of the page whose records are coming */
  #editions: SearchRecord[] = [];
  readonly #pages: Promise<Uint8Array>[] = [];

  /** Adds a record. Resolves when there is room for more. */
  async add(record: SearchRecord): Promise<void> {
    if (this.#editions.length > 0 && this.#editions[0]!.slug !== record.slug) this.#endPage();
    this.#editions.push(record);
    await this.#pages.at(-IN_FLIGHT);
  }

  /**
   * Writes the index below a folder.
   *
   * @throws that of the system where it cannot be written
   */
  async write(folder: string, world: VariantWorld): Promise<void> {
    if (this.#editions.length > 0) this.#endPage();
    const { summary, table, words, spelling } = this.#writer.complete(world.variants.map(indexVariant));
    const files = new Map<string, Uint8Array>([
      ['summary', await compress(JSON.stringify(summary))],
      ['table', await compress(table)],
      ['spelling', await compress(spelling)],
    ]);
    for (const [index, bytes] of words.entries()) files.set(`words-${index}`, await compress(bytes));
    for (const [index, page] of this.#pages.entries()) files.set(`page-${index}`, await page);
    // A folder of another name for every index: what a browser keeps of one is never taken for a part of the next.
    const hash = createHash('sha256');
    for (const bytes of files.values()) hash.update(bytes);
    const entry: Entry = { folder: hash.digest('base64url').slice(0, 12) };
    const below = join(folder, INDEX_FOLDER, entry.folder);
    mkdirSync(below, { recursive: true });
    for (const [name, bytes] of files) writeFileSync(join(below, name), bytes);
    writeFileSync(join(folder, INDEX_FOLDER, ENTRY), JSON.stringify(entry));
  }

  #endPage(): void {
    const page = this.#writer.add(this.#editions);
    this.#editions = [];
    const compressed = compress(JSON.stringify(page));
    // Awaited when the index is written; until then a failure must not end the process.
    compressed.catch(() => undefined);
    this.#pages.push(compressed);
  }
}
