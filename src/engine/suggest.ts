import { distance } from 'fastest-levenshtein';

/** Characters. Comparing two texts takes the product of their lengths, and nobody misspells a longer name. */
const LONGEST = 1000;

/**
 * The candidate that was probably meant by `found`, or undefined when none is near: one letter of a short word may
 * differ, two of a longer one, a third of a long one, whatever their case.
 */
export function closest(found: string, candidates: Iterable<string>): string | undefined {
  if (found.length > LONGEST) return undefined;
  let best: string | undefined;
  let least = Math.max(found.length < 5 ? 1 : 2, Math.floor(found.length / 3)) + 1;
  for (const candidate of candidates) {
    // Each letter that one has more is an edit.
    if (Math.abs(found.length - candidate.length) >= least) continue;
    const edits = distance(found.toLowerCase(), candidate.toLowerCase());
    // As many edits as letters would make anything of anything.
    if (edits < least && edits < Math.max(found.length, candidate.length)) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

/** Suggestions for one page or file. Who has more wrong has it wrong for one reason. */
const MOST = 100;

/**
 * Lets something that takes long be looked for a hundred times; after that, nothing is found.
 *
 * @param look looks for what was probably meant
 */
export function limited<Asked extends unknown[]>(
  look: (...asked: Asked) => string | undefined,
): (...asked: Asked) => string | undefined {
  let looks = 0;
  return (...asked) => (looks++ < MOST ? look(...asked) : undefined);
}
