import { readBrief, writeBrief } from './brief-postings.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { type Postings, readPostings } from './postings.ts';

/**
 * Bytes of a stretch, before it is compressed: a search reads one for each of its words. A small index has small ones, so that a question of
 * many words is no larger than the whole; in a large one they would be too many to be named in its summary.
 */
const SMALLEST = 4_000;
const LARGEST = 16_000;
/** Stretches of an index of medium size: two letters begin few of them. */
const USUAL = 64;
/** Bytes from which on the places of a word are in a file of their own, which only who looks for a phrase reads. */
const FREQUENT = 12_000;

/** Words with where they stand, in files. */
export interface WrittenWords {
  /** in the order of the words */
  stretches: { first: string; bytes: Uint8Array }[];
  /** all places of each frequent word */
  places: Uint8Array[];
}

/** Puts words, in their order, into stretches of the alphabet. */
export class DictionaryWriter {
  readonly #writer = new ByteWriter();
  readonly #encoder = new TextEncoder();
  /** each word with the place where it begins */
  readonly #words: [word: string, start: number][] = [];
  readonly #places: Uint8Array[] = [];
  readonly #brief = new ByteWriter();

  /** @param postings as `writePostings` has them; they may change after it */
  add(word: string, postings: Uint8Array): void {
    this.#words.push([word, this.#writer.length]);
    const name = this.#encoder.encode(word);
    this.#writer.number(name.length);
    this.#writer.bytes(name);
    if (postings.length < FREQUENT) {
      this.#writer.number(0);
      this.#addBytes(postings);
      return;
    }
    this.#brief.clear();
    writeBrief(this.#brief, new ByteReader(postings));
    this.#writer.number(this.#places.push(postings.slice()));
    this.#addBytes(this.#brief.written());
  }

  /** All that was added. Nothing is added any more. */
  written(): WrittenWords {
    const all = this.#writer.written();
    const size = Math.min(LARGEST, Math.max(SMALLEST, all.length / USUAL));
    const stretches: WrittenWords['stretches'] = [];
    let from = 0;
    let first = '';
    for (const [index, [word, start]] of this.#words.entries()) {
      if (index === 0) first = word;
      const end = this.#words[index + 1]?.[1] ?? all.length;
      if (start === from || end - from <= size) continue;
      stretches.push({ first, bytes: all.subarray(from, start) });
      [from, first] = [start, word];
    }
    if (all.length > 0) stretches.push({ first, bytes: all.subarray(from) });
    return { stretches, places: this.#places };
  }

  #addBytes(bytes: Uint8Array): void {
    this.#writer.number(bytes.length);
    this.#writer.bytes(bytes);
  }
}

/** A word of a stretch. */
export interface StretchWord {
  /** which of the files has all its places; undefined for a word whose places are here */
  places: number | undefined;
  /** where it stands; of a frequent word, how often */
  postings: () => Postings;
}

/** The words of a stretch, in order. Where they stand is read when it is asked for. */
export class Stretch {
  readonly words: ReadonlyMap<string, StretchWord>;

  constructor(bytes: Uint8Array) {
    const reader = new ByteReader(bytes);
    const decoder = new TextDecoder();
    const words = new Map<string, StretchWord>();
    while (!reader.isAtEnd) {
      const word = decoder.decode(reader.bytes(reader.number()));
      const places = reader.number();
      const own = reader.bytes(reader.number());
      let postings: Postings | undefined;
      words.set(word, {
        places: places === 0 ? undefined : places - 1,
        postings: () => (postings ??= (places === 0 ? readPostings : readBrief)(new ByteReader(own))),
      });
    }
    this.words = words;
  }
}

/** Which words are read of those that begin with a text. */
export interface Reach {
  /** whether none but the text itself is wanted */
  isWhole: boolean;
  /** whether a page may do without it: then it is not worth much reading */
  isMinor: boolean;
}

/** Bytes of all stretches that are read for a text with which many words begin: more begin with as few letters as nobody looks for. */
const MOST = 48_000;

/**
 * Which stretches are read for the words that begin with a text.
 *
 * @param firsts the first word of each stretch
 * @param sizes bytes of each
 */
export function stretchesOf(
  firsts: readonly string[],
  sizes: readonly number[],
  beginning: string,
  { isWhole, isMinor }: Reach,
): number[] {
  const result: number[] = [];
  let left = MOST;
  for (const [index, first] of firsts.entries()) {
    const next = firsts[index + 1];
    if (first > beginning && (isWhole || !first.startsWith(beginning))) break;
    const size = sizes[index]!;
    const isOneWord = size > LARGEST;
    if (isOneWord ? !first.startsWith(beginning) : next !== undefined && next <= beginning) continue;
    if (left < 0 || (isMinor && isOneWord)) break;
    left -= size;
    result.push(index);
  }
  return result;
}
