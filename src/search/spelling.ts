import { fold } from './fold.ts';

/** Words that are offered to who misspells one: more would not be read by a phone at once. */
const MOST = 20_000;
const SHORTEST = 3;
const LETTERS = /^[\p{L}\p{M}]+$/u;

/** Collects the words that readers may have meant. */
export class SpellingWriter {
  /** in how many sections a word stands, and how it is written there */
  readonly #words = new Map<string, { count: number; written: string }>();
  readonly #ofSection = new Set<string>();

  /** Takes a word, and how it is written where it stands. */
  take(word: string, written: string): void {
    if (word.length < SHORTEST || this.#ofSection.has(word) || !LETTERS.test(word)) return;
    // What somebody might write in one is no word yet.
    if (written.length !== word.length && fold(written) !== word) return;
    this.#ofSection.add(word);
    const known = this.#words.get(word);
    if (known) known.count++;
    else this.#words.set(word, { count: 1, written: written.toLowerCase() });
  }

  endSection(): void {
    this.#ofSection.clear();
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
