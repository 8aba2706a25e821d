import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { VariantWorld } from '../../engine/variants/variant-set.ts';
import { ENTRY, type Entry, type EntryVariant } from '../../search/format.ts';
import { IndexWriter } from '../../search/index-writer.ts';
import { fileHash } from '../output/hash-file.ts';
import type { KnownFile } from '../output/known-file.ts';
import type { EarlierOutput } from './earlier-output.ts';
import { indexVariant } from './index-variant.ts';
import { PageTexts } from './page-texts.ts';
import type { Extent } from './record-file.ts';
import type { SearchPage } from './search-parts.ts';
import { FolderWriter } from './write-files.ts';

/** Where the indexes of all products lie in an output, each in a folder that is named after its product. */
export const INDEX_FOLDER = '_search';

const compress = promisify(gzip);

/** The search index of one build: what other processes made of pages, put together. */
export class SearchIndex {
  readonly #products = new Map<string, ProductFiles>();
  /** pages that came before their turn */
  readonly #waiting = new Map<number, SearchPage>();
  readonly #texts: PageTexts;
  #next = 0;

  /** @param drafts absolute path of a file for what waits until it is written */
  constructor(drafts: string) {
    this.#texts = new PageTexts(drafts);
  }

  /** Adds a page. They may come in any order, and from several processes; the index has them in that of their places. */
  add(page: SearchPage): void {
    this.#waiting.set(page.place, page);
    for (let next = page; next.place === this.#next; ) {
      this.#merge(next);
      const following = this.#waiting.get(++this.#next);
      if (!following) return;
      next = following;
    }
  }

  /**
   * Writes the index below a folder.
   *
   * @param takenOver ids of products whose indexes lie there already
   * @param earlier what an earlier build wrote: most texts of pages lie there, and to make a file takes longer than to link one
   * @returns the files, by their paths below the folder
   * @throws that of the system where it cannot be written
   */
  async write(
    folder: string,
    world: VariantWorld,
    takenOver: ReadonlySet<string>,
    earlier?: EarlierOutput,
  ): Promise<Map<string, KnownFile>> {
    const files = new Map<string, KnownFile>();
    const writer = new FolderWriter(folder);
    const write = (path: string, content: Uint8Array | string): void => {
      const file = join(folder, path);
      files.set(
        path,
        earlier?.link(fileHash(content), file, writer.folders) ?? writer.write([file, content]),
      );
    };
    for (const [, page] of [...this.#waiting].toSorted(([a], [b]) => a - b)) this.#merge(page);
    const variants = Map.groupBy(world.variants, ({ product }) => product.id);
    const entry: Entry = [];
    for (const { id, name } of world.products) {
      const below = `${INDEX_FOLDER}/${id}`;
      const own = variants.get(id) ?? [];
      const written = takenOver.has(id)
        ? readdirSync(join(folder, below))[0]!
        : await this.#filesOf(id).write(
            own.map((variant) => variant.id),
            (path, bytes) => write(`${below}/${path}`, bytes),
          );
      // Nothing of it is needed any more, and the next product needs room to be written.
      this.#products.delete(id);
      entry.push({
        name,
        folder: `${id}/${written}`,
        variants: own.map((variant): EntryVariant => {
          const { product: _, ...rest } = indexVariant(variant);
          return rest;
        }),
      });
    }
    write(`${INDEX_FOLDER}/${ENTRY}`, JSON.stringify(entry));
    this.close();
    return files;
  }

  /** Removes its drafts, where it is not to be written. */
  close(): void {
    this.#texts.close();
  }

  #merge({ place, parts }: SearchPage): void {
    this.#waiting.delete(place);
    for (const { product, bytes, text } of parts) this.#filesOf(product).add(bytes, text);
  }

  #filesOf(product: string): ProductFiles {
    const files = this.#products.get(product) ?? new ProductFiles(this.#texts);
    this.#products.set(product, files);
    return files;
  }
}

/** The files of the index of a product. */
class ProductFiles {
  readonly #writer = new IndexWriter();
  readonly #drafts: PageTexts;
  /** of each page where its text is among the drafts */
  readonly #texts: Extent[] = [];

  /** @param drafts keeps the texts of pages until they are written */
  constructor(drafts: PageTexts) {
    this.#drafts = drafts;
  }

  add(bytes: Uint8Array, text: Uint8Array): void {
    this.#writer.add(bytes);
    this.#texts.push(this.#drafts.add(text));
  }

  /** Writes them into a folder of their own. Returns its name. */
  async write(
    variants: readonly string[],
    write: (path: string, bytes: Uint8Array) => void,
  ): Promise<string> {
    const files = new Map<string, Uint8Array>();
    for (const [file, content] of this.#writer.complete(variants)) {
      // Few read where frequent words stand, and it is most of an index.
      const level = file.startsWith('places-') ? constants.Z_BEST_SPEED : constants.Z_DEFAULT_COMPRESSION;
      files.set(file, await compress(content, { level }));
    }
    // A folder of another name for every index: what a browser keeps of one is never taken for a part of the next.
    const hash = createHash('sha256');
    for (const bytes of files.values()) hash.update(bytes);
    for (const text of this.#texts) hash.update(this.#drafts.read(text));
    const name = hash.digest('base64url').slice(0, 12);
    for (const [file, bytes] of files) write(`${name}/${file}`, bytes);
    for (const [index, text] of this.#texts.entries())
      write(`${name}/page-${index}`, this.#drafts.read(text));
    return name;
  }
}
