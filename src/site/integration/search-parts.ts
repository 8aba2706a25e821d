import type { Document, Library, Page } from '../../engine/library/types.ts';
import { Thread } from '../../engine/thread.ts';
import { documentsOf } from '../model/documents-of.ts';
import {
  cutPage,
  digestOf,
  type EditionDigests,
  type MadeParts,
  type PageToCut,
  type SearchPart,
} from './cut-page.ts';
import type { SearchRecord } from './search-record.ts';

/** What the indexes of the products have of a page. */
export interface SearchPage {
  /** which of the pages of the library it is */
  place: number;
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

/** Pages that are cut in this thread. Where more come, another one pays, which does it while the next are rendered. */
const FEW_PAGES = 20;

/**
 * Makes of each page what the indexes need. A page that reads as in the last build costs nothing, even where its documents were rendered
 * again for what stands around them: cutting a page into words is the larger part of making an index.
 */
export class PartMaker {
  readonly #options: PartMakerOptions;
  /** ids of products by those of their variants */
  readonly #products: ReadonlyMap<string, string>;
  #cut = 0;
  #thread: Thread<PageToCut, MadeParts> | undefined;

  constructor(options: PartMakerOptions) {
    this.#options = options;
    this.#products = new Map(options.library.site.variants.map(({ id, product }) => [id, product.id]));
  }

  /** @param rendered search records of the editions that were rendered in this build, by their keys; what others show has not changed */
  async partsOf(page: Page, rendered: ReadonlyMap<string, SearchRecord>): Promise<MadeParts> {
    const { library, code, editionOf, recordOf, kept } = this.#options;
    const editions = new Map<string, Document>();
    for (const document of documentsOf(library, page)) {
      const edition = editionOf(document);
      if (!editions.has(edition)) editions.set(edition, document);
    }
    const known = kept(page);
    if (known) {
      const digests = new Map([...rendered].map(([edition, record]) => [edition, digestOf(record, code)]));
      if (isOf(known.editions, [...editions.keys()], digests))
        return { editions: known.editions, parts: known.read() };
    }
    const records = await Promise.all(
      Array.from(
        editions,
        async ([edition, document]) =>
          [edition, rendered.get(edition) ?? (await recordOf(document))] as const,
      ),
    );
    return this.#parts({ records, products: this.#products, code });
  }

  #parts(page: PageToCut): MadeParts | Promise<MadeParts> {
    if (this.#cut++ < FEW_PAGES) return cutPage(page);
    this.#thread ??= new Thread(new URL('./cut-page-thread.ts', import.meta.url), 'cuts pages into words');
    return this.#thread.ask(page);
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
