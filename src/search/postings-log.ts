import { ByteReader, ByteWriter } from './bytes.ts';

/** Bytes after which what was written is put away: what grew as a whole would be copied again and again, and have room left. */
const STRETCH = 1 << 18;

/** Where words stand, page after page, as it comes: put in order once, at the end. */
export class PostingsLog {
  /** what was written before, in order */
  readonly #stretches: Uint8Array[] = [];
  /** of each entry its word, the number of the first section, and how many bytes follow */
  readonly #writer = new ByteWriter();
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
    this.#writer.number(word);
    // Only the first section is counted from another one in the index than on its page.
    this.#writer.number(base + reader.number() - (this.#last[word] ?? 0));
    const rest = reader.rest();
    this.#writer.number(rest.length);
    this.#writer.bytes(rest);
    this.#last[word] = base + last;
    this.#length++;
    if (this.#writer.length >= STRETCH) this.#putAway();
  }

  /** The postings of each word, in the order of the words. What it yields changes when the next is asked for. */
  *byWord(words: ReadonlyMap<string, number>): Generator<[word: string, postings: Uint8Array]> {
    this.#putAway();
    const bytes = joined(this.#stretches);
    // Counted and laid out word by word: what came first stays first.
    const starts = new Uint32Array(words.size + 1);
    for (const { word } of entriesOf(bytes)) starts[word + 1]!++;
    for (let word = 0; word < words.size; word++) starts[word + 1]! += starts[word]!;
    const next = starts.slice();
    const order = new Uint32Array(this.#length);
    for (const { word, at } of entriesOf(bytes)) order[next[word]!++] = at;
    const reader = new ByteReader(bytes);
    const postings = new ByteWriter();
    for (const word of [...words.keys()].toSorted()) {
      const index = words.get(word)!;
      postings.clear();
      for (const at of order.subarray(starts[index]!, starts[index + 1]!)) {
        reader.moveTo(at);
        postings.number(reader.number());
        postings.bytes(reader.bytes(reader.number()));
      }
      yield [word, postings.written()];
    }
  }

  #putAway(): void {
    this.#stretches.push(this.#writer.written().slice());
    this.#writer.clear();
  }
}

/** The word of each entry, and where the rest of it begins. It is the same object each time, since there are millions. */
function* entriesOf(bytes: Uint8Array): Generator<{ readonly word: number; readonly at: number }> {
  const reader = new ByteReader(bytes);
  const entry = { word: 0, at: 0 };
  while (!reader.isAtEnd) {
    entry.word = reader.number();
    entry.at = reader.at;
    reader.number();
    reader.bytes(reader.number());
    yield entry;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
