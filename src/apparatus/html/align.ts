import { diffArrays } from 'diff';

/** What two lists have in common, and what one of them has alone between two such: `before` and `after` of one gap stand at one place. */
export type Stretch<Item> =
  | { kind: 'same'; pairs: readonly (readonly [before: Item, after: Item])[] }
  | { kind: 'gap'; before: readonly Item[]; after: readonly Item[] };

/** Up to as many differences, the best alignment is searched for: its time grows with their square. */
const MOST_DIFFERENCES = 2000;

/**
 * Aligns two lists: as many items as can be stay in their order; where very much is different, as many of those that each of both has once.
 *
 * @param keyOf equal for what is the same in both
 */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): Stretch<Item>[] {
  const [older, newer] = [before.map(keyOf), after.map(keyOf)];
  const changes = diffArrays(older, newer, { maxEditLength: MOST_DIFFERENCES });
  if (!changes) return between(before, after, commonOf(older, newer));
  const stretches: Stretch<Item>[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, value } of changes) {
    const last = stretches.at(-1);
    const gap = last?.kind === 'gap' ? last : { kind: 'gap' as const, before: [], after: [] };
    const taken = value.length;
    if (!added && !removed) {
      const pairs = value.map((_, index) => [before[from + index]!, after[to + index]!] as const);
      stretches.push({ kind: 'same', pairs });
    } else {
      if (last?.kind === 'gap') stretches.pop();
      stretches.push({
        kind: 'gap',
        before: removed ? [...gap.before, ...before.slice(from, from + taken)] : gap.before,
        after: added ? [...gap.after, ...after.slice(to, to + taken)] : gap.after,
      });
    }
    if (!added) from += taken;
    if (!removed) to += taken;
  }
  return stretches;
}

/** What stays in its order of what two lists have once each, as places in both: found in a time that hardly grows faster than they do. */
function commonOf(older: readonly string[], newer: readonly string[]): Pair[] {
  const places = placesOfUnique(newer);
  const pairs = [...placesOfUnique(older)].flatMap(([key, from]): Pair[] => {
    const to = places.get(key);
    return to === undefined ? [] : [[from, to]];
  });
  // The longest row of them in which both places rise: of the rows of each length, the last pair of that which ends lowest.
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, [, to]] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < to) low = middle + 1;
      else high = middle;
    }
    previous[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const row: Pair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index]!) row.push(pairs[index]!);
  return row.reverse();
}

type Pair = readonly [from: number, to: number];

/** Where each item stands that a list has once. */
function placesOfUnique(keys: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (places.has(key)) repeated.add(key);
    places.set(key, index);
  }
  for (const key of repeated) places.delete(key);
  return places;
}

/** Two lists by what they have in common, with what stands between that. */
function between<Item>(
  before: readonly Item[],
  after: readonly Item[],
  common: readonly Pair[],
): Stretch<Item>[] {
  const stretches: Stretch<Item>[] = [];
  let [from, to] = [0, 0];
  for (const [one, other] of [...common, [before.length, after.length] as const]) {
    if (one > from || other > to)
      stretches.push({ kind: 'gap', before: before.slice(from, one), after: after.slice(to, other) });
    if (one < before.length) stretches.push({ kind: 'same', pairs: [[before[one]!, after[other]!]] });
    [from, to] = [one + 1, other + 1];
  }
  return stretches;
}
