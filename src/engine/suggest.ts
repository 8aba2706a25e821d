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

/** The path that was probably meant by `found`: what two paths share of their folders says nothing about their names. */
export function closestPath(found: string, candidates: Iterable<string>): string | undefined {
  const byRest = new Map<string, Map<string, string>>();
  for (const candidate of candidates) {
    const shared = sharedFolders(found, candidate);
    const rests = byRest.get(found.slice(shared)) ?? new Map<string, string>();
    rests.set(candidate.slice(shared), candidate);
    byRest.set(found.slice(shared), rests);
  }
  // The more folders they share, the shorter what is left to compare.
  for (const [rest, rests] of [...byRest].toSorted(([a], [b]) => a.length - b.length)) {
    const suggestion = closest(rest, rests.keys());
    if (suggestion !== undefined) return rests.get(suggestion);
  }
  return undefined;
}

/** The number of characters of the folders that two paths have in common, with their slashes. */
function sharedFolders(a: string, b: string): number {
  let shared = 0;
  for (let at = 0; at < a.length && a[at] === b[at]; at++) if (a[at] === '/') shared = at + 1;
  return shared;
}
