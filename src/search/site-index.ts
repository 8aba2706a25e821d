import type { Scope } from './find.ts';
import type { Entry, IndexVariant } from './format.ts';
import type { IndexReader } from './index-reader.ts';
import { MergedIndex } from './merged-index.ts';
import { ProductIndex, type ReadFile, type VariantRange } from './product-index.ts';

/** The index of a site: of each product what is searched there, and all of it together, read when it is asked for. */
export class SiteIndex {
  /** all of the site, in its order */
  readonly variants: readonly IndexVariant[];
  /** of each product its variants */
  readonly #ranges: readonly VariantRange[];
  readonly #entry: Entry;
  readonly #read: ReadFile;
  readonly #products = new Map<number, Promise<ProductIndex>>();
  #merged: Promise<IndexReader> | undefined;

  /** @param read reads a file by its path below that of the entry */
  constructor(entry: Entry, read: ReadFile) {
    this.#entry = entry;
    this.#read = read;
    this.variants = entry.flatMap(({ name, variants }) =>
      variants.map((each) => ({ ...each, product: name })),
    );
    let first = 0;
    this.#ranges = entry.map(({ variants: { length: count } }) => {
      first += count;
      return { first: first - count, count };
    });
  }

  /** The index in which variants are searched: that of their product, or the one of all. */
  of(scope: Scope): Promise<IndexReader> {
    const products = new Set(
      scope.map((variant) => this.#ranges.findLastIndex((range) => range.first <= variant)),
    );
    const [product, ...others] = products;
    return product === undefined || others.length > 0 ? this.all() : this.#product(product);
  }

  /** The indexes of all products together. */
  all(): Promise<IndexReader> {
    const products = this.#entry.keys();
    this.#merged ??=
      this.#entry.length === 1
        ? this.#product(0)
        : Promise.all(Array.from(products, (product) => this.#product(product))).then((indexes) =>
            MergedIndex.of(indexes),
          );
    return this.#merged;
  }

  /** Whether an index of the site has all products. */
  isWhole(index: IndexReader): boolean {
    return this.#entry.length === 1 || index instanceof MergedIndex;
  }

  #product(product: number): Promise<ProductIndex> {
    const { folder } = this.#entry[product]!;
    const index =
      this.#products.get(product) ??
      ProductIndex.open(this.variants, this.#ranges[product]!, (name) => this.#read(`${folder}/${name}`));
    this.#products.set(product, index);
    return index;
  }
}
