import type { IndexVariant } from './format.ts';
import { IndexReader } from './index-reader.ts';
import { type IndexedEdition, IndexWriter } from './index-writer.ts';

/**
 * An index that no file holds, for who asks in the process that made it. Pages have the order in which they are given.
 *
 * @param pages each with all its editions
 * @param variants those of the site, in its order
 */
export function memoryIndex(
  pages: Iterable<readonly IndexedEdition[]>,
  variants: IndexVariant[],
): IndexReader {
  const writer = new IndexWriter();
  const texts = Array.from(pages, (editions) => writer.add(editions));
  const { summary, table, words, spelling } = writer.complete(variants);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const files = new Map<string, Uint8Array>([
    ['spelling', encode(spelling)],
    ...words.map((bytes, index): [string, Uint8Array] => [`words-${index}`, bytes]),
    ...texts.map((text, index): [string, Uint8Array] => [`page-${index}`, encode(JSON.stringify(text))]),
  ]);
  return new IndexReader(summary, table, async (name) => files.get(name)!);
}
