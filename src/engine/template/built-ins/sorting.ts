import { MisuseError } from '../limits.ts';
import { kindOf, plain } from '../values.ts';

/** What a value is sorted by: JavaScript would turn maps and lists of lists into texts, again for every comparison. */
type Key = string | number | Key[];

/**
 * Sorts as Python does: numbers, texts, or lists of them item by item.
 *
 * @param sortedBy what an item is sorted by
 * @throws MisuseError when there is something that has no order
 */
export function sorted<Item>(
  items: readonly Item[],
  sortedBy: (item: Item) => unknown,
  isCaseSensitive: boolean,
  isReversed = false,
): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(sortedBy(item), isCaseSensitive) }))
    .sort((a, b) => (isReversed ? order(b.key, a.key) : order(a.key, b.key)))
    .map(({ item }) => item);
}

function keyOf(value: unknown, isCaseSensitive: boolean): Key {
  const bare = plain(value);
  if (typeof bare === 'string') return isCaseSensitive ? bare : bare.toLowerCase();
  if (typeof bare === 'number' || typeof bare === 'boolean') return Number(bare);
  if (Array.isArray(bare)) return bare.map((item) => keyOf(item, isCaseSensitive));
  throw new MisuseError(`Only numbers, texts and lists of them can be sorted, found ${kindOf(value)}.`);
}

function order(a: Key, b: Key): number {
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let index = 0; index < Math.min(a.length, b.length); index++) {
      const first = order(a[index]!, b[index]!);
      if (first !== 0) return first;
    }
    return a.length - b.length;
  }
  if (typeof a !== typeof b || Array.isArray(a) !== Array.isArray(b))
    throw new MisuseError(`Neither of ${kindOf(a)} and ${kindOf(b)} comes first.`);
  return a < b ? -1 : a > b ? 1 : 0;
}
