import type { Document, Library, Page } from '../../engine/library/types.ts';
import { documentsOf } from '../model/documents-of.ts';
import { type Part, type PartDescription, PartRefused } from './part.ts';
import { nameOfShare, pagesOfShare, type Share } from './share.ts';

/** What a site is made of, as far as its parts say the same. */
export type Making = Omit<PartDescription, 'share'>;

/** Where parts come from, and what each document is to be. */
export interface Assembly {
  parts: readonly Part[];
  /** documents that were found in them as they are to be, by URL */
  found: ReadonlyMap<string, unknown>;
  /** how the site is made that they are to be parts of */
  making: Making;
  keyOf: (document: Document) => string;
}

/**
 * Makes sure that parts have all documents of a site, each as this site would have it. What is missing is not rendered: then
 * somebody's machines would do other work than they were told, and nobody would notice.
 *
 * @throws PartRefused that says what is wrong and what to do
 */
export function assertComplete(library: Library, { parts, found, making, keyOf }: Assembly): void {
  const missing = library.pages.flatMap((page) =>
    documentsOf(library, page).filter(({ url }) => !found.has(url)),
  );
  if (missing.length === 0) return;
  const [first] = missing as [Document];
  const having = parts.filter(({ record }) => record.documents.has(first.url));
  const foreign = parts.map((part) => foreignness(part, making)).find((each) => each !== undefined);
  const lacking = having.length === 0 ? missingShares(library, parts, first.page) : undefined;
  if (foreign !== undefined) throw new PartRefused(foreign);
  if (lacking !== undefined) throw new PartRefused(lacking);
  const pages = new Set(missing.map(({ page }) => page.path));
  const others = pages.size === 1 ? '' : `, and ${pages.size - 1} more`;
  const [part] = having;
  if (part === undefined)
    throw new PartRefused(
      `No part has the page ${first.page.path}${others}: the parts were built of other content. Build all of them, and the site, of the same sources.`,
    );
  const share = `part ${nameOfShare(part.description.share)} in ${part.folder}`;
  throw new PartRefused(
    part.record.documents.get(first.url)?.key === keyOf(first)
      ? `Files of the page ${first.page.path}${others} are no longer what the build wrote in ${share}. Build that part again.`
      : `The page ${first.page.path}${others} is not what this site would have in ${share}: since then, its sources or what every page shows (site.yml, titles, the navigation, dates in Git) have changed, or another machine has others. Build all parts, and the site, of the same sources and the same history.`,
  );
}

/** Why a part is one of a site that is made otherwise, in words. */
function foreignness({ folder, description }: Part, making: Making): string | undefined {
  const part = `Part ${nameOfShare(description.share)} in ${folder}`;
  if (description.code !== making.code)
    return `${part} was written by another version of Variorum than this one. Use the same on all machines.`;
  if (description.base !== making.base)
    return `${part} was built with --base ${description.base || '/'}, and this site is with --base ${making.base || '/'}. Give all of them the same.`;
  if (description.site !== making.site)
    return `${part} was built for ${addressOf(description)}, and this site is for ${addressOf(making)}. Give all of them the same --site.`;
  return undefined;
}

function addressOf({ site }: Making): string {
  return site ?? 'no public address';
}

/** Which shares nobody brought, if that is what is missing. */
function missingShares(library: Library, parts: readonly Part[], page: Page): string | undefined {
  const counts = new Set(parts.map(({ description }) => description.share.of));
  const [of] = counts;
  if (of === undefined) return undefined;
  const all = Array.from({ length: of }, (_, index): Share => ({ number: index + 1, of }));
  if (counts.size > 1) {
    const names = parts.map(({ description }) => nameOfShare(description.share)).join(', ');
    return `No part has the page ${page.path}: the parts are of several divisions (${names}). Name those of one.`;
  }
  const brought = new Set(parts.map(({ description }) => description.share.number));
  const absent = all.filter((share) => !brought.has(share.number));
  if (!absent.some((share) => pagesOfShare(library, share).includes(page))) return undefined;
  const names = absent.map(nameOfShare);
  const list = names.length === 1 ? `Part ${names[0]} is` : `Parts ${names.join(', ')} are`;
  return `${list} missing: build ${names.length === 1 ? 'it' : 'them'} with "variorum build --shard ${names[0]}", and name ${names.length === 1 ? 'its folder' : 'their folders'}, too.`;
}
