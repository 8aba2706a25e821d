import type { Entry, IndexVariant } from './format.ts';
import { indexParts } from './index-part.ts';
import { IndexWriter } from './index-writer.ts';
import type { IndexedEdition } from './indexed-edition.ts';
import type { ReadFile } from './product-index.ts';
import { SiteIndex } from './site-index.ts';

/**
 * The index of a site that no file holds, for who asks in the process that made it. Pages have the order in which they are given.
 *
 * @param pages each with all its editions
 * @param variants those of the site, in its order
 */
export function memoryIndex(
  pages: Iterable<readonly IndexedEdition[]>,
  variants: readonly IndexVariant[],
): SiteIndex {
  return new SiteIndex(...memoryFiles(pages, variants));
}

/** What such an index is read from. */
export function memoryFiles(
  pages: Iterable<readonly IndexedEdition[]>,
  variants: readonly IndexVariant[],
): [entry: Entry, read: ReadFile] {
  const productOf = new Map(variants.map(({ id, product }) => [id, product]));
  const products = Map.groupBy(variants, ({ product }) => product);
  const writers = new Map(products.keys().map((product) => [product, new IndexWriter()]));
  const files = new Map<string, string | Uint8Array>();
  for (const editions of pages) {
    for (const { product, bytes, text } of indexParts(editions, (variant) => productOf.get(variant)!))
      files.set(`${product}/page-${writers.get(product)!.add(bytes)}`, text);
  }
  for (const [product, writer] of writers) {
    const own = products.get(product)!.map(({ id }) => id);
    for (const [name, content] of writer.complete(own)) files.set(`${product}/${name}`, content);
  }
  const encoder = new TextEncoder();
  const entry: Entry = [...products].map(([name, own]) => ({
    name,
    folder: name,
    variants: own.map(({ product: _, ...variant }) => variant),
  }));
  const read: ReadFile = async (name) => {
    const file = files.get(name)!;
    return typeof file === 'string' ? encoder.encode(file) : file;
  };
  return [entry, read];
}
