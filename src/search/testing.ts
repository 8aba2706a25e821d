import type { IndexVariant } from './format.ts';
import { IndexReader } from './index-reader.ts';
import { type IndexedEdition, IndexWriter } from './index-writer.ts';

/** An edition of a page: the variants that read it, its title, and its HTML. */
export type TestEdition = readonly [variants: string, title: string, html: string, slug?: string];

/** An index of some pages, given as their editions; variants are named as in `server@1.0`. */
export function indexOf(
  variants: readonly string[],
  pages: readonly (readonly TestEdition[])[],
): IndexReader {
  const writer = new IndexWriter();
  const texts = pages.map((editions, page) => writer.add(editions.map((edition) => indexed(edition, page))));
  const { summary, table, words, spelling } = writer.complete(variants.map(variantCalled));
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = new Map<string, Uint8Array>([
    ['spelling', encode(spelling)],
    ...words.map((bytes, index): [string, Uint8Array] => [`words-${index}`, bytes]),
    ...texts.map((text, index): [string, Uint8Array] => [`page-${index}`, encode(JSON.stringify(text))]),
  ]);
  return new IndexReader(summary, table, async (name) => files.get(name)!);
}

function indexed([variants, title, html, slug]: TestEdition, page: number): IndexedEdition {
  const own = slug ?? `page-${page}`;
  return {
    slug: own,
    title,
    lead: '',
    area: '',
    isReference: own.startsWith('reference/'),
    variants: variants.split(' '),
    html,
  };
}

function variantCalled(id: string): IndexVariant {
  const [product, version] = id.split('@');
  return {
    id,
    path: `/${id.replace('@', '/')}`,
    product: product!,
    ...(version === undefined ? {} : { version }),
  };
}
