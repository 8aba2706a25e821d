import type { Variant } from '../../src/engine/variants/site.ts';
import { placeEntries } from '../../src/review/place-entries.ts';
import type { PageDiff } from '../../src/review/variant-diff.ts';

/** What differs between two variants, for other programs: `{ from, to, pages, same }`. */
export function diffJson(diffs: readonly PageDiff[], [from, to]: readonly [Variant, Variant]): string {
  const pages = diffs
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, before, after, title, formerTitle, places }) => ({
      page: (after ?? before)!.page.path,
      ...(before && after && before.page !== after.page ? { formerPage: before.page.path } : {}),
      kind,
      title,
      formerTitle,
      addresses: { before: before?.url, after: after?.url },
      changes: placeEntries(places),
    }));
  const same = diffs.flatMap(({ kind, after }) => (kind === 'same' && after ? [after.page.path] : []));
  return JSON.stringify({ from: from.id, to: to.id, pages, same }, undefined, 2);
}
