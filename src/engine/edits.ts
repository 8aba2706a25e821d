import type { TextRange } from './place.ts';

/** A stretch of a text, and what is to stand in its place. */
export interface Edit extends TextRange {
  written: string;
}

/** A text that gets edits, from left to right. */
export class EditedText {
  readonly #text: string;
  readonly #edits: readonly Edit[];
  #next = 0;
  /** up to where it is written */
  #at = 0;

  /** @param edits in any order; of those that overlap, the one that begins first counts, and of these the longest */
  constructor(text: string, edits: readonly Edit[]) {
    this.#text = text;
    this.#edits = edits.toSorted((a, b) => a.from - b.from || b.to - a.to);
  }

  /** A stretch with the edits that begin in it; the stretches of a text are asked for in their order. */
  between({ from, to }: TextRange): string {
    let written = '';
    this.#at = Math.max(this.#at, from);
    for (; this.#next < this.#edits.length && this.#edits[this.#next]!.from < to; this.#next++) {
      const edit = this.#edits[this.#next]!;
      if (edit.from < this.#at) continue;
      written += this.#text.slice(this.#at, edit.from) + edit.written;
      this.#at = edit.to;
    }
    return written + this.#text.slice(this.#at, Math.max(this.#at, to));
  }
}
