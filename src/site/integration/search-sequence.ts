import type { SearchRecord } from './search-record.ts';

/** A search record with the key of its edition. */
export type EditionRecord = readonly [edition: string, record: SearchRecord];

/**
 * Passes search records on in one order, whichever page is ready first: the index numbers them as they come, and equal sites are
 * to have equal indexes. Pages are rendered nearly in that order, so that few records wait.
 */
export class SearchSequence {
  readonly #pages: Iterator<string>;
  #next: string | undefined;
  readonly #ready = new Map<string, () => Iterable<EditionRecord>>();
  readonly #pass: (record: EditionRecord) => Promise<void>;
  #passing = Promise.resolve();

  /**
   * @param pages paths of all pages, in order
   * @param pass takes a record; resolves when there is room for more
   */
  constructor(pages: Iterable<string>, pass: (record: EditionRecord) => Promise<void>) {
    this.#pages = pages[Symbol.iterator]();
    this.#pass = pass;
    this.#advance();
  }

  /**
   * Says that all records of a page are known; they are asked for when its turn comes. Resolves when there is room for more, or
   * the turn of other pages comes first.
   */
  ready(page: string, records: () => Iterable<EditionRecord>): Promise<void> {
    this.#ready.set(page, records);
    this.#passing = this.#passing.then(() => this.#passOn());
    return this.#passing;
  }

  /** @throws Error when a page was left out */
  async complete(): Promise<void> {
    await this.#passing;
    if (this.#next !== undefined) throw new Error(`The page ${this.#next} was not written.`);
  }

  async #passOn(): Promise<void> {
    for (;;) {
      const records = this.#next === undefined ? undefined : this.#ready.get(this.#next);
      if (!records) return;
      this.#ready.delete(this.#next!);
      for (const record of records()) await this.#pass(record);
      this.#advance();
    }
  }

  #advance(): void {
    const { value, done } = this.#pages.next();
    this.#next = done ? undefined : value;
  }
}
