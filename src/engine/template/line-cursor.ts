import type { TextStart } from '../place.ts';

/** Counts lines while offsets only grow, so that a file is read through once. */
export class LineCursor {
  readonly #text: string;
  readonly #start: number;
  #line: number;
  #lineStart: number;
  #indent: string | undefined;
  /** offset of the line's end; the text's length in the last line */
  lineEnd: number;

  constructor(text: string, { line, column = 1, offset }: TextStart) {
    this.#text = text;
    this.#line = line;
    this.#lineStart = 1 - column;
    this.#start = offset;
    this.lineEnd = this.#endFrom(0);
  }

  /** The blanks with which the line begins. */
  get indent(): string {
    const blanks = /[ \t]*/y;
    blanks.lastIndex = Math.max(0, this.#lineStart);
    this.#indent ??= blanks.exec(this.#text)![0];
    return this.#indent;
  }

  /** The line, the column and the offset in the file of an offset of the text. */
  at(offset: number): { line: number; column: number; offset: number } {
    while (this.lineEnd < offset && this.lineEnd < this.#text.length) {
      this.#line++;
      this.#lineStart = this.lineEnd + 1;
      this.lineEnd = this.#endFrom(this.#lineStart);
      this.#indent = undefined;
    }
    return { line: this.#line, column: offset - this.#lineStart + 1, offset: this.#start + offset };
  }

  #endFrom(offset: number): number {
    const newline = this.#text.indexOf('\n', offset);
    return newline < 0 ? this.#text.length : newline;
  }
}
