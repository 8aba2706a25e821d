import { join } from 'node:path';
import type { Library, Page } from '../../engine/library/types.ts';
import { draftIn } from '../integration/record-folder.ts';
import { ASTRO_SCRATCH } from '../integration/settings.ts';
import { type EarlierBuild, earlierBuild } from '../integration/take-over.ts';
import { documentsOf } from '../model/documents-of.ts';
import { earlierPart, openParts, type Part } from './part.ts';
import { pagesOfShare, type Share } from './share.ts';

/** How much of a site a build makes. */
export type Scope =
  /** all of it; other processes may help */
  | { kind: 'site' }
  /** a part: the documents of a share of its pages, and nothing else */
  | { kind: 'part'; share: Share }
  /** all of it, with the documents of parts that were written before */
  | { kind: 'assembly'; parts: readonly string[] }
  /** some documents, by URL, for another process that makes all of it in the same folder */
  | { kind: 'help'; urls: readonly string[] };

/** What follows from a scope. */
export interface OpenScope {
  /** what documents may be taken from */
  earlier: readonly EarlierBuild[];
  /** those of which all must come, if they must */
  parts: readonly Part[] | undefined;
  /** the pages of which documents may be taken; undefined for all */
  pages: readonly Page[] | undefined;
  /** URLs of the documents that are written; undefined for all, and all that belongs to the site as a whole */
  share: ReadonlySet<string> | undefined;
  /** absolute path of the file in which what is known of the documents is written */
  record: string;
}

/** Where a build lies, where the one before it, and its cache; folders are absolute. */
export interface ScopePlace {
  staging: string;
  previous: string;
  cacheDir: string;
}

/**
 * @throws PartRefused when a part cannot be read
 */
export function openScope(
  scope: Scope,
  library: Library,
  { staging, previous, cacheDir }: ScopePlace,
): OpenScope {
  if (scope.kind === 'part') {
    const pages = pagesOfShare(library, scope.share);
    const share = new Set(pages.flatMap((page) => documentsOf(library, page).map(({ url }) => url)));
    return {
      earlier: known(earlierPart(previous)),
      parts: undefined,
      pages,
      share,
      // Not yet in the part: Astro empties the folder before it writes there.
      record: draftIn(cacheDir),
    };
  }
  if (scope.kind === 'help')
    return {
      earlier: [],
      parts: undefined,
      pages: [],
      share: new Set(scope.urls),
      record: join(staging, ASTRO_SCRATCH, `record-${process.pid}`),
    };
  const parts = scope.kind === 'assembly' ? openParts(scope.parts) : undefined;
  const earlier = parts ?? known(earlierBuild(previous, cacheDir));
  return { earlier, parts, pages: undefined, share: undefined, record: draftIn(cacheDir) };
}

function known<Each>(each: Each | undefined): Each[] {
  return each === undefined ? [] : [each];
}
