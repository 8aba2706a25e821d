/**
 * Where something is in one measure that is known in another one: between the nearest pairs before and after it, in proportion.
 *
 * @param pairs what is the same in both, in the order of both
 */
export function between(pairs: readonly (readonly [number, number])[], at: number): number {
  const after = pairs.findIndex(([from]) => from > at);
  const [low, high] = after < 0 ? [pairs.at(-1), undefined] : [pairs[after - 1], pairs[after]];
  if (!low) return high?.[1] ?? at;
  if (!high) return low[1] + (at - low[0]);
  return low[1] + ((at - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}
