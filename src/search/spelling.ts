import { fold } from './fold.ts';

/** Words that are offered to who misspells one: more would not be read by a phone at once. */
const MOST = 20_000;
const SHORTEST = 3;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/** Whether readers may have meant a word, which is written so where it stands: what somebody might write in one is no word yet. */
export function isSpelt(word: string, written: string): boolean {
  if (word.length < SHORTEST || !LETTERS.test(word)) return false;
  return written.length === word.length || fold(written) === word;
}

/** Collects the words that readers may have meant. */
export class SpellingWriter {
  /** in how many sections a word stands, and how it is written there */
  readonly #words = new Map<string, { count: number; written: string }>();

  /** Takes a word that {@link isSpelt}, how it is written, in small letters, and in how many more sections it stands. */
  take(word: string, written: string, sections: number): void {
    const known = this.#words.get(word);
    if (known) known.count += sections;
    else this.#words.set(word, { count: sections, written });
  }

  /** The words, the most frequent first; `grosse=größe` is compared otherwise than it is written. */
  text(): string {
    return [...this.#words]
      .toSorted(([a, { count: one }], [b, { count: other }]) => other - one || (a < b ? -1 : 1))
      .slice(0, MOST)
      .map(([word, { written }]) => (written === word ? word : `${word}=${written}`))
      .join(' ');
  }
}
