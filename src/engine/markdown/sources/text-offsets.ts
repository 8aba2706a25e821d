import { lastAtOrBefore } from '../../last-at-or-before.ts';
import type { TextRange } from '../../place.ts';

/** From a position of a text on, where it stands in the whole text. */
export interface Stretch {
  position: number;
  offset: number;
}

/** Leads positions of a text to offsets of the whole text, from which it was taken line by line. */
export class TextOffsets {
  /** the positions from which on it stands elsewhere than right behind what is before it, in their order */
  readonly starts: readonly number[];
  readonly #stretches: readonly Stretch[];

  /** @param stretches in their order; the first begins where the text does */
  constructor(stretches: readonly Stretch[]) {
    this.starts = stretches.map(({ position }) => position);
    this.#stretches = stretches;
  }

  offset(position: number): number {
    const stretch = this.#stretches[lastAtOrBefore(this.#stretches, position, (each) => each.position)]!;
    return stretch.offset + position - stretch.position;
  }

  /** Where a part of the text stands. */
  range({ from, to }: TextRange): TextRange {
    const start = this.offset(from);
    // Behind its last character, not before the next one: that may stand on another line.
    return { from: start, to: from === to ? start : this.offset(to - 1) + 1 };
  }
}
