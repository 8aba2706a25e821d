import { ByteReader, ByteWriter } from './bytes.ts';
import { type Postings, readPostings } from './postings.ts';

/** Bytes of a stretch, before it is compressed: a search reads one for each of its words. */
const STRETCH = 24_000;

/** Puts words, in their order, into stretches of the alphabet. */
export class DictionaryWriter {
  readonly stretches: { first: string; bytes: Uint8Array }[] = [];
  readonly #writer = new ByteWriter();
  readonly #encoder = new TextEncoder();
  #first: string | undefined;

  add(word: string, postings: Uint8Array): void {
    if (this.#writer.length > 0 && this.#writer.length + postings.length > STRETCH) this.#close();
    this.#first ??= word;
    const name = this.#encoder.encode(word);
    this.#writer.number(name.length);
    this.#writer.bytes(name);
    this.#writer.number(postings.length);
    this.#writer.bytes(postings);
  }

  complete(): void {
    if (this.#first !== undefined) this.#close();
  }

  #close(): void {
    this.stretches.push({ first: this.#first!, bytes: this.#writer.written().slice() });
    this.#writer.clear();
    this.#first = undefined;
  }
}

/** The words of a stretch, in order. Where they stand is read when it is asked for. */
export class Stretch {
  readonly #words = new Map<string, Uint8Array | Postings>();

  constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    const decoder = new TextDecoder();
    while (!reader.isAtEnd) {
      const word = decoder.decode(reader.bytes(reader.number()));
      this.#words.set(word, reader.bytes(reader.number()));
    }
  }

  get words(): Iterable<string> {
    return this.#words.keys();
  }

  /** Where a word of the stretch stands. */
  postings(word: string): Postings {
    const found = this.#words.get(word)!;
    if (!(found instanceof Uint8Array)) return found;
    const postings = readPostings(new ByteReader(found));
    this.#words.set(word, postings);
    return postings;
  }
}

/** Which stretches may have words that begin with a text, by the first word of each. */
export function stretchesOf(firsts: readonly string[], beginning: string): number[] {
  const result: number[] = [];
  for (const [index, first] of firsts.entries()) {
    const next = firsts[index + 1];
    if (first > beginning && !first.startsWith(beginning)) break;
    if (next === undefined || next >= beginning) result.push(index);
  }
  return result;
}
