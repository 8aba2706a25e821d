/**
 * Adds items to the end of a list, however many. `list.push(...items)` hands them over as arguments, and a hundred thousand
 * are more than the call stack holds.
 */
export function addAll<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
