import type { MarkdownIt } from 'markdown-it';
import { locateTokens } from './located-parser.ts';

/** The parsers of a dialect, which keep nothing of a page: one that only writes HTML, and one whose tokens know where they stand. */
export class Dialect {
  readonly #create: () => MarkdownIt;
  readonly #plain: MarkdownIt;
  #located: MarkdownIt | undefined;

  constructor(create: () => MarkdownIt) {
    this.#create = create;
    this.#plain = create();
  }

  /** @param isLocated whether tokens are to know where they stand; made when it is first asked for */
  readonly parser = (isLocated = false): MarkdownIt => {
    if (!isLocated) return this.#plain;
    if (!this.#located) {
      this.#located = this.#create();
      locateTokens(this.#located);
    }
    return this.#located;
  };
}
