/**
 * The index of the last of some items, in the order of their offsets, that begins at or before an offset; 0 when none does.
 *
 * @param offsetOf where an item begins
 */
export function lastAtOrBefore<Item>(
  items: readonly Item[],
  offset: number,
  offsetOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsetOf(items[middle]!) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
