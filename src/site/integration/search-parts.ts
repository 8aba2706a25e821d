import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Document, Library, Page } from '../../engine/library/types.ts';
import { indexParts } from '../../search/index-part.ts';
import { documentsOf } from '../model/documents-of.ts';
import type { SearchRecord } from './search-record.ts';

/** What the index of a product has of a page. */
export interface SearchPart {
  /** id of the product */
  product: string;
  /** what is merged with other pages */
  bytes: Uint8Array;
  /** what is shown of the page, compressed */
  text: Uint8Array;
}

/** What the indexes of the products have of a page. */
export interface SearchPage {
  /** which of the pages of the library it is */
  place: number;
  parts: readonly SearchPart[];
}

/** Each edition of a page by its key, with a digest of its search record. */
export type EditionDigests = readonly (readonly [edition: string, digest: string])[];

/** What was made of a page, and of what. */
export interface MadeParts {
  editions: EditionDigests;
  parts: readonly SearchPart[];
}

/** What an earlier build made of a page; read when it is wanted. */
export interface KeptParts {
  editions: EditionDigests;
  read(): readonly SearchPart[];
}

/** What a {@link PartMaker} works with. */
export interface PartMakerOptions {
  library: Library;
  /** a digest of what parts depend on besides: the code that makes them */
  code: string;
  /** the key of the edition that a document shows */
  editionOf: (document: Document) => string;
  /** makes the search record of a document that was not rendered in this build */
  recordOf: (document: Document) => Promise<SearchRecord>;
  /** what the last build made of a page */
  kept: (page: Page) => KeptParts | undefined;
}

const compress = promisify(gzip);

/**
 * Makes of each page what the indexes need. A page that reads as in the last build costs nothing, even where its documents were rendered
 * again for what stands around them: cutting a page into words is the larger part of making an index.
 */
export class PartMaker {
  readonly #options: PartMakerOptions;
  readonly #productOf: (variant: string) => string;

  constructor(options: PartMakerOptions) {
    this.#options = options;
    const products = new Map(options.library.site.variants.map(({ id, product }) => [id, product.id]));
    this.#productOf = (variant) => products.get(variant)!;
  }

  /** @param rendered search records of the editions that were rendered in this build, by their keys; what others show has not changed */
  async partsOf(page: Page, rendered: ReadonlyMap<string, SearchRecord>): Promise<MadeParts> {
    const { library, editionOf, recordOf } = this.#options;
    const editions = new Map<string, Document>();
    for (const document of documentsOf(library, page)) {
      const edition = editionOf(document);
      if (!editions.has(edition)) editions.set(edition, document);
    }
    const digests = new Map([...rendered].map(([edition, record]) => [edition, this.#digestOf(record)]));
    const kept = this.#options.kept(page);
    if (kept && isOf(kept.editions, [...editions.keys()], digests))
      return { editions: kept.editions, parts: kept.read() };
    const records = await Promise.all(
      Array.from(editions, ([edition, document]) => rendered.get(edition) ?? recordOf(document)),
    );
    const parts = indexParts(records, this.#productOf).map(
      async ({ text, ...part }): Promise<SearchPart> => ({ ...part, text: await compress(text) }),
    );
    return {
      editions: [...editions.keys()].map((edition, at) => [
        edition,
        digests.get(edition) ?? this.#digestOf(records[at]!),
      ]),
      parts: await Promise.all(parts),
    };
  }

  #digestOf(record: SearchRecord): string {
    const made = [this.#options.code, process.versions.zlib, record];
    return hash('sha256', JSON.stringify(made), 'base64url').slice(0, 22);
  }
}

/** Whether something was made of these editions, as far as they were rendered since. */
function isOf(
  made: EditionDigests,
  editions: readonly string[],
  rendered: ReadonlyMap<string, string>,
): boolean {
  return (
    made.length === editions.length &&
    made.every(
      ([edition, digest], at) => edition === editions[at] && (rendered.get(edition) ?? digest) === digest,
    )
  );
}
