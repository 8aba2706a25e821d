import { align } from '../apparatus/html/align.ts';
import type { Library, NavNode } from '../engine/library/types.ts';
import { ownPath } from '../engine/proof/readings.ts';
import type { InVariants } from './page-impact.ts';

/** Entries of the navigation that came and went, as `Group › Title (/address/)`; what moved is among both. */
export interface NavigationChange {
  added: readonly string[];
  removed: readonly string[];
}

/** How the navigation of variants that both states have differs, each change once with all variants that have it. */
export function navigationChanges(base: Library, head: Library): InVariants<NavigationChange>[] {
  const changes = head.site.variants.flatMap((variant) => {
    const before = base.variant(variant.id);
    if (!before) return [];
    const stretches = align(
      entriesOf(base.navigation(before)),
      entriesOf(head.navigation(variant)),
      (entry) => entry,
    );
    const gaps = stretches.filter((each) => each.kind === 'gap');
    if (gaps.length === 0) return [];
    const removed = gaps.flatMap((gap) => gap.before);
    return [{ id: variant.id, added: gaps.flatMap((gap) => gap.after), removed }];
  });
  return [...Map.groupBy(changes, ({ added, removed }) => JSON.stringify([added, removed])).values()].map(
    (same) => ({
      added: same[0]!.added,
      removed: same[0]!.removed,
      variants: same.map(({ id }) => id),
    }),
  );
}

function entriesOf(nodes: readonly NavNode[], above: readonly string[] = []): string[] {
  return nodes.flatMap(({ title, document, children }) => {
    const names = [...above, title];
    return [names.join(' › ') + (document ? ` (${ownPath(document)})` : ''), ...entriesOf(children, names)];
  });
}
