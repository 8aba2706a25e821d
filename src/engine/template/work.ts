import runtime from 'nunjucks/src/runtime.js';
import { EndlessTemplate, LONGEST_TEXT, MOST_ROUNDS, MOST_STEPS } from './limits.ts';
import { SITE_START } from './marks.ts';
import { isMap } from './values.ts';

/**
 * Counts what a rendering does and stops it when that is more than any page needs: every method that counts throws
 * EndlessTemplate once a limit is passed. It counts and does not look at the clock: a page that is built on one computer must
 * not be refused on a slower one.
 */
export class Work {
  readonly #share: number;
  #rounds = 0;
  #steps = 0;
  #characters = 0;
  /** offset of the loop or macro whose round began last */
  lastRound: number | undefined;

  /** @param share the part of the limits that this rendering may use */
  constructor(share = 1) {
    this.#share = share;
  }

  /** Counts a round of the loop, or a call of the macro, that stands at `offset`; it takes so many steps by itself. */
  round(offset: number, steps: number): void {
    this.#rounds++;
    this.lastRound = offset;
    if (this.#rounds > MOST_ROUNDS * this.#share)
      throw new EndlessTemplate(
        `it takes more than ${count(MOST_ROUNDS)} rounds of loops and macros`,
        offset,
      );
    this.steps(steps, offset);
  }

  /** Counts steps: an item of a list that is made or walked, a part of the template that runs again. */
  steps(steps: number, offset?: number): void {
    this.#steps += steps;
    if (this.#steps > MOST_STEPS * this.#share)
      throw new EndlessTemplate(`it takes more than ${count(MOST_STEPS)} steps`, offset);
  }

  /** Counts a text that is searched or compared, which is fast unless marks must be taken out of it. */
  scan(text: unknown): void {
    if (typeof text === 'string' && text.length > 16)
      this.steps(text.length >> (text.includes(SITE_START) ? 1 : 4));
  }

  /** Counts a value that is walked through as a whole: lists and maps with all that is in them. */
  walk(value: unknown): void {
    const open = [value];
    while (open.length > 0) {
      const each = open.pop();
      if (typeof each === 'string') this.steps(each.length >> 1);
      else if (each instanceof runtime.SafeString) this.steps(each.length >> 1);
      else if (Array.isArray(each) || isMap(each)) {
        const items: unknown[] = Array.isArray(each) ? each : Object.values(each);
        this.steps(items.length + 1);
        for (const item of items) if (typeof item === 'string' || typeof item === 'object') open.push(item);
      }
    }
  }

  /** Counts the characters of a text that was made. */
  text(length: number, offset?: number): void {
    this.#characters += length;
    if (this.#characters > LONGEST_TEXT * this.#share)
      throw new EndlessTemplate(`it makes more than ${count(LONGEST_TEXT)} characters`, offset);
  }
}

function count(limit: number): string {
  return limit.toLocaleString('en');
}
