import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Library, Page } from '../engine/library/types.ts';
import type { PagePair } from './page-pairs.ts';

/**
 * The pages of two states of a site that may read otherwise: those of which a file has changed, and those that mention a page that
 * came, went or was renamed, or another file that has changed, since addresses and sizes of pictures may be others.
 *
 * @param files names of pictures, downloads and components that differ, without their folders
 */
export function concernedPages(
  pairs: readonly PagePair[],
  [base, head]: readonly [base: Library, head: Library],
  files: readonly string[],
): PagePair[] {
  const isChanged = ({ before, after }: PagePair) =>
    !before || !after || before.path !== after.path || base.fingerprint(before) !== head.fingerprint(after);
  const concerned = new Set(pairs.filter(isChanged));
  const names = new Set([...files, ...[...concerned].flatMap((pair) => movedNames(pair, [base, head]))]);
  if (names.size === 0) return [...concerned];
  const texts = new Map<string, string>();
  for (const pair of pairs) {
    if (!concerned.has(pair) && mentionsAny(pair.after!, head, names, texts)) concerned.add(pair);
  }
  return pairs.filter((pair) => concerned.has(pair));
}

/** What others call a page whose address, or whose variants, are others now. */
function movedNames({ before, after }: PagePair, [base, head]: readonly [Library, Library]): string[] {
  const idsOf = (library: Library, page: Page) => library.variantsOf(page).ids.join();
  const formerOf = (library: Library, page: Page) => [...library.formerSlugs(page)].join();
  if (
    before &&
    after &&
    before.path === after.path &&
    idsOf(base, before) === idsOf(head, after) &&
    formerOf(base, before) === formerOf(head, after)
  )
    return [];
  const slugs = [before, after].flatMap((page) => (page ? [page.slug] : []));
  const formerSlugs = after ? [...head.formerSlugs(after)] : [];
  return [...slugs, ...formerSlugs].map((slug) => slug.slice(slug.lastIndexOf('/') + 1) || 'index');
}

function mentionsAny(
  page: Page,
  library: Library,
  names: ReadonlySet<string>,
  texts: Map<string, string>,
): boolean {
  return library.files(page).some((file) => {
    const text = texts.get(file) ?? readFileSync(resolve(library.root, file), 'utf8');
    texts.set(file, text);
    return [...names].some((name) => text.includes(name));
  });
}
