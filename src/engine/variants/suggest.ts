import { distance } from 'fastest-levenshtein';

/**
 * The candidate that was probably meant by `found`, or undefined when none is near: one letter of a short word may
 * differ, two of a longer one, a third of a long one, whatever their case.
 */
export function closest(found: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(found.length < 5 ? 1 : 2, Math.floor(found.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(found.toLowerCase(), candidate.toLowerCase());
    // As many edits as letters would make anything of anything.
    if (edits < least && edits < Math.max(found.length, candidate.length)) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}
