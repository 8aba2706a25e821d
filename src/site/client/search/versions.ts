import { say } from '../../../engine/language/say.ts';
import type { IndexVariant } from '../../../search/format.ts';
import { words } from '../words/search.ts';

/** Versions of a product that follow one another. */
export interface Run {
  /** indexes of the first and the last */
  first: number;
  last: number;
}

/** Variants as runs of versions of one product, as far as they may be told together. */
export function runsOf(
  variants: readonly IndexVariant[],
  indexes: readonly number[],
  areAlike: (one: number, other: number) => boolean,
): Run[] {
  const runs: Run[] = [];
  for (const index of indexes.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    const follows = run?.last === index - 1 && variants[run.last]!.product === variants[index]!.product;
    if (run && follows && areAlike(run.last, index)) run.last = index;
    else runs.push({ first: index, last: index });
  }
  return runs;
}

/** The versions of a run: `7.0.0`, `7.0.0 to 7.2.0`; nothing in a product without versions. */
export function versionsOf(variants: readonly IndexVariant[], { first, last }: Run): string {
  const [from, to] = [variants[first]!.version ?? '', variants[last]!.version ?? ''];
  return first === last ? from : say(words, 'search.range', { first: from, last: to });
}
