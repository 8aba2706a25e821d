import { type Document, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';

/**
 * Finds the nodes of a YAML document by their paths. The library looks through all pairs of a map for each question; with a
 * mistake in every one of many keys that takes quadratic time.
 */
export class NodeIndex {
  readonly #document: Document;
  readonly #pairs = new WeakMap<YAMLMap, Map<unknown, Pair>>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** The node of the value at a path. */
  at(path: readonly PropertyKey[]): unknown {
    let node: unknown = this.#document.contents;
    for (const key of path) {
      if (isMap(node)) node = this.#pairOf(node, key)?.value;
      else if (isSeq(node)) node = node.items[Number(key)];
      else return undefined;
    }
    return node;
  }

  /** The offset of the key at a path, of its value where it is an item, or of the nearest above it that exists. */
  offsetOf(path: readonly PropertyKey[]): number {
    for (let length = path.length; length > 0; length--) {
      const parent = this.at(path.slice(0, length - 1));
      const key = isMap(parent) ? this.#pairOf(parent, path[length - 1]!)?.key : undefined;
      if (isScalar(key) && key.range) return key.range[0];
      const node = this.at(path.slice(0, length));
      if ((isScalar(node) || isMap(node)) && node.range) return node.range[0];
    }
    return 0;
  }

  #pairOf(map: YAMLMap, key: PropertyKey): Pair | undefined {
    let pairs = this.#pairs.get(map);
    if (!pairs) {
      // Of two equal keys the first is the one that counts.
      pairs = new Map(
        map.items.toReversed().map((pair) => [isScalar(pair.key) ? String(pair.key.value) : pair, pair]),
      );
      this.#pairs.set(map, pairs);
    }
    return pairs.get(String(key));
  }
}
