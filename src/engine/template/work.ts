import runtime from 'nunjucks/src/runtime.js';
import {
  DEEPEST_VALUE,
  EndlessTemplate,
  LONGEST_TEXT,
  MisuseError,
  MOST_ROUNDS,
  MOST_STEPS,
} from './limits.ts';
import { SITE_START } from './marks.ts';
import { isMap } from './values.ts';

/** So many macros that call each other in a circle are known for one. */
const LONGEST_CIRCLE = 16;

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
  /** those of the last rounds */
  readonly #last: number[] = [];

  /** @param share the part of the limits that this rendering may use */
  constructor(share = 1) {
    this.#share = share;
  }

  /**
   * Counts a round of the loop, or a call of the macro, that stands at `offset`; by itself it takes so many steps and writes so
   * many characters.
   */
  round(offset: number, steps: number, characters: number): void {
    this.#rounds++;
    this.lastRound = offset;
    this.#last[this.#rounds % LONGEST_CIRCLE] = offset;
    if (this.#rounds > MOST_ROUNDS * this.#share)
      throw new EndlessTemplate(
        `it takes more than ${count(MOST_ROUNDS)} rounds of loops and macros`,
        offset,
      );
    this.steps(steps, offset);
    this.text(characters, offset);
  }

  /** Of macros that call each other in a circle, the first in the text: which of them comes last, when there are too many calls, is chance. */
  get circle(): number | undefined {
    return this.#last.length === 0 ? undefined : this.#last.reduce((first, each) => Math.min(first, each));
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

  /**
   * Counts the search for a part in a text. JavaScript compares the whole part again at every character of a text that is made for
   * it.
   */
  search(text: string, part: string): void {
    this.scan(text);
    this.steps(Math.floor((text.length * part.length) / 400));
  }

  /**
   * Counts a value that is walked through as a whole: lists and maps with all that is in them.
   *
   * @returns how many levels are around all of its parts together
   * @throws MisuseError when it is nested more deeply than anything that walks through it, calling itself, could go
   */
  walk(value: unknown): number {
    const open = [value];
    const depths = [0];
    let levels = 0;
    while (open.length > 0) {
      const each = open.pop();
      const depth = depths.pop()!;
      levels += depth;
      refuseDeeper(depth);
      if (typeof each === 'string') this.steps(each.length >> 1);
      else if (each instanceof runtime.SafeString) this.steps(each.length >> 1);
      else if (Array.isArray(each) || isMap(each)) {
        const items: unknown[] = Array.isArray(each) ? each : Object.values(each);
        this.steps(items.length + 1);
        levels += items.length * (depth + 1);
        for (const item of items) {
          if (typeof item !== 'string' && typeof item !== 'object') continue;
          open.push(item);
          depths.push(depth + 1);
        }
      }
    }
    return levels;
  }

  /** Does something that does not count for the page; it is bounded by what the page has left. */
  uncounted<Result>(work: () => Result): Result {
    const counted = [this.#rounds, this.#steps, this.#characters] as const;
    try {
      return work();
    } finally {
      [this.#rounds, this.#steps, this.#characters] = counted;
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

/** @throws MisuseError when a list or a map is nested more deeply than anybody could mean */
export function refuseDeeper(depth: number): void {
  if (depth > DEEPEST_VALUE)
    throw new MisuseError(
      `A list or a map is nested too deeply: more than ${count(DEEPEST_VALUE)} levels.`,
      'Take it apart first.',
    );
}
