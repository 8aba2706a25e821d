/** As many versions stand in one part of the list of all; and as few make a part worth having. */
const LARGEST_PART = 24;
const SMALLEST_PART = 3;

/**
 * Parts in which a long list of versions is told: by the first number, where that makes parts of some size, else by the next as well,
 * else by counting.
 */
export function versionParts(versions: readonly string[], depth = 1): string[][] {
  const parts = consecutive(versions, (version) => version.split(/[.-]/, depth).join('.'));
  if (depth > 3 || parts.length * SMALLEST_PART > versions.length) {
    const size = Math.ceil(versions.length / Math.ceil(versions.length / LARGEST_PART));
    return consecutive(versions, (_, i) => Math.floor(i / size));
  }
  return parts.flatMap((part) => (part.length > LARGEST_PART ? versionParts(part, depth + 1) : [part]));
}

/** Stretches of a list that have something in common. */
function consecutive<Item>(items: readonly Item[], of: (item: Item, place: number) => unknown): Item[][] {
  const stretches: Item[][] = [];
  let last: unknown;
  for (const [place, item] of items.entries()) {
    const own = of(item, place);
    if (place > 0 && own === last) stretches.at(-1)!.push(item);
    else stretches.push([item]);
    last = own;
  }
  return stretches;
}
