import type { IndexReader } from './index-reader.ts';

/** How many pages match in each variant outside the scope that has more than the scope. A page is no other where it has another name. */
export function countElsewhere(
  index: IndexReader,
  matches: ReadonlyMap<number, { variants: bigint }>,
  inScope: bigint,
): Map<number, number> {
  const byFamily = new Map<number, bigint>();
  for (const [page, { variants }] of matches) {
    const { family } = index.pages[page]!;
    byFamily.set(family, (byFamily.get(family) ?? 0n) | variants);
  }
  // Many pages share few sets of variants.
  const bySet = new Map<bigint, number>();
  for (const variants of byFamily.values()) bySet.set(variants, (bySet.get(variants) ?? 0) + 1);
  const counts = new Map<number, number>();
  const hasMore = new Set<number>();
  for (const [variants, count] of bySet) {
    for (let variant = 0, rest = variants & ~inScope; rest >> BigInt(variant) > 0n; variant++) {
      if (!((rest >> BigInt(variant)) & 1n)) continue;
      counts.set(variant, (counts.get(variant) ?? 0) + count);
      if ((variants & inScope) === 0n) hasMore.add(variant);
    }
  }
  return new Map([...counts].filter(([variant]) => hasMore.has(variant)).toSorted(([a], [b]) => a - b));
}
