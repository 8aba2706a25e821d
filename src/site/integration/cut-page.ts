import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { indexParts } from '../../search/index-part.ts';
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

/** Each edition of a page by its key, with a digest of its search record. */
export type EditionDigests = readonly (readonly [edition: string, digest: string])[];

/** What was made of a page, and of what. */
export interface MadeParts {
  editions: EditionDigests;
  parts: readonly SearchPart[];
}

/** A page that is to be cut into words: what can be sent to another thread. */
export interface PageToCut {
  /** all editions of the page by their keys */
  records: readonly (readonly [edition: string, record: SearchRecord])[];
  /** ids of products by those of their variants */
  products: ReadonlyMap<string, string>;
  /** a digest of what parts depend on besides: the code that makes them */
  code: string;
}

/** Makes of a page what the indexes of its products need. */
export function cutPage({ records, products, code }: PageToCut): MadeParts {
  const parts = indexParts(
    records.map(([, record]) => record),
    (variant) => products.get(variant)!,
  );
  return {
    editions: records.map(([edition, record]) => [edition, digestOf(record, code)]),
    // Copied: what zlib gives may be a part of something larger, which would be sent with it.
    parts: parts.map(({ text, ...part }) => ({ ...part, text: new Uint8Array(gzipSync(text)) })),
  };
}

/** A digest of all that the parts of a page depend on for one of its editions. */
export function digestOf(record: SearchRecord, code: string): string {
  const made = [code, process.versions.zlib, record];
  return hash('sha256', JSON.stringify(made), 'base64url').slice(0, 22);
}
