import { ByteReader, ByteWriter } from './bytes.ts';
import { type Postings, readPostings } from './postings.ts';

/**
 * Bytes of a stretch, before it is compressed: a search reads one for each of its words. A small index has small ones, so that a question of
 * many words is no larger than the whole; in a large one they would be too many to be named in its summary.
 */
const SMALLEST = 8_000;
const LARGEST = 24_000;
/** Stretches of an index of medium size: two letters begin few of them. */
const USUAL = 48;

/** Puts words, in their order, into stretches of the alphabet. */
export class DictionaryWriter {
  readonly #writer = new ByteWriter();
  readonly #encoder = new TextEncoder();
  /** each word with the place where it begins */
  readonly #words: [word: string, start: number][] = [];

  add(word: string, postings: Uint8Array): void {
    this.#words.push([word, this.#writer.length]);
    const name = this.#encoder.encode(word);
    this.#writer.number(name.length);
    this.#writer.bytes(name);
    this.#writer.number(postings.length);
    this.#writer.bytes(postings);
  }

  /** All that was added. Nothing is added any more. */
  stretches(): { first: string; bytes: Uint8Array }[] {
    const all = this.#writer.written();
    const size = Math.min(LARGEST, Math.max(SMALLEST, all.length / USUAL));
    const stretches: { first: string; bytes: Uint8Array }[] = [];
    let from = 0;
    let first = '';
    for (const [index, [word, start]] of this.#words.entries()) {
      if (index === 0) first = word;
      const end = this.#words[index + 1]?.[1] ?? all.length;
      if (start === from || end - from <= size) continue;
      stretches.push({ first, bytes: all.subarray(from, start) });
      [from, first] = [start, word];
    }
    return all.length === 0 ? [] : [...stretches, { first, bytes: all.subarray(from) }];
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
