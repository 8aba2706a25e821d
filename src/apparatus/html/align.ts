import { diffArrays } from 'diff';

/** What two lists have in common, and what one of them has alone between two such: `before` and `after` of one gap stand at one place. */
export type Stretch<Item> =
  | { kind: 'same'; pairs: readonly (readonly [before: Item, after: Item])[] }
  | { kind: 'gap'; before: readonly Item[]; after: readonly Item[] };

/** More differences than this are not worth the search, whose time grows with their square: nobody would follow them. */
const MOST_DIFFERENCES = 2000;

/**
 * Aligns two lists: as many items as can be stay in their order.
 *
 * @param keyOf equal for what is the same in both
 */
export function align<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): Stretch<Item>[] {
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: MOST_DIFFERENCES });
  // Too much is different.
  if (!changes) return [{ kind: 'gap', before, after }];
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
