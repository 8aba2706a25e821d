import { ByteReader, ByteWriter } from './bytes.ts';

/** Where words stand, page after page, as it comes: put in order once, at the end. */
export class PostingsLog {
  readonly #writer = new ByteWriter();
  /** for each entry its word, and where it ends among the bytes */
  #entries = new Uint32Array(2 * 4096);
  #length = 0;
  /** for each word the last section that it stands in so far */
  readonly #last: number[] = [];

  /**
   * Adds where a word stands on a page.
   *
   * @param base the number in the index of the first section of the page
   * @param last the last section of the page that it stands in
   * @param postings its places on the page, as `writePostings` has them
   */
  add(word: number, base: number, last: number, postings: Uint8Array): void {
    const reader = new ByteReader(postings);
    // Only the first section is counted from another one in the index than on its page.
    this.#writer.number(base + reader.number() - (this.#last[word] ?? 0));
    this.#writer.bytes(reader.rest());
    this.#last[word] = base + last;
    if (this.#length === this.#entries.length) {
      const grown = new Uint32Array(this.#entries.length * 2);
      grown.set(this.#entries);
      this.#entries = grown;
    }
    this.#entries[this.#length++] = word;
    this.#entries[this.#length++] = this.#writer.length;
  }

  /** The postings of each word, in the order of the words. What it yields changes when the next is asked for. */
  *byWord(words: ReadonlyMap<string, number>): Generator<[word: string, postings: Uint8Array]> {
    // Counted and laid out word by word: what came first stays first.
    const starts = new Uint32Array(words.size + 1);
    for (let at = 0; at < this.#length; at += 2) starts[this.#entries[at]! + 1]!++;
    for (let word = 0; word < words.size; word++) starts[word + 1]! += starts[word]!;
    const next = starts.slice();
    const order = new Uint32Array(this.#length / 2);
    for (let at = 0; at < this.#length; at += 2) order[next[this.#entries[at]!]!++] = at;
    const bytes = this.#writer.written();
    const postings = new ByteWriter();
    for (const word of [...words.keys()].toSorted()) {
      const index = words.get(word)!;
      postings.clear();
      for (const at of order.subarray(starts[index]!, starts[index + 1]!))
        postings.bytes(bytes.subarray(at === 0 ? 0 : this.#entries[at - 1]!, this.#entries[at + 1]!));
      yield [word, postings.written()];
    }
  }
}
