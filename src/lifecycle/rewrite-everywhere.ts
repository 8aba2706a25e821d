import type { Page } from '../engine/library/types.ts';
import { type ConditionLooks, conditionLooks, type LookedAt } from './condition-looks.ts';
import type { OpenLibrary } from './prove.ts';
import { Rewrite, rewriteConditions } from './rewrite.ts';
import { rewriteAnnouncement, rewriteWhen } from './rewrite-fields.ts';
import type { Verdict } from './rewrite-template.ts';
import { Sources } from './sources.ts';

/** What a rewriting begins with: every condition, wherever it is written, is as its verdict says. */
export interface Begun {
  rewrite: Rewrite;
  sources: Sources;
  looks: ConditionLooks;
  /** the files that pages are made of, but for those that were left */
  files: readonly string[];
  /** sentences about the files that were left */
  notes: string[];
}

/**
 * Carries out verdicts on all conditions: of templates, of frontmatter, and of what `site.yml` announces.
 *
 * @param pages those that stay
 * @param needsAllLooks whether a verdict depends on where a condition is looked at: files of pages with errors, of which nobody knows,
 * are left then
 * @param keepsMarks whether branches stay of which marks of lists are left, and nothing behind them
 */
export function rewriteEverywhere(
  library: OpenLibrary,
  verdictOf: (entry: LookedAt) => Verdict | undefined,
  {
    pages = library.pages,
    needsAllLooks = true,
    keepsMarks = false,
  }: { pages?: readonly Page[]; needsAllLooks?: boolean; keepsMarks?: boolean } = {},
): Begun {
  const sources = new Sources(library);
  const rewrite = new Rewrite(sources);
  const looks = conditionLooks(library);
  const unknown = needsAllLooks ? pages.filter(({ path }) => looks.unreadable.has(path)) : [];
  const locked = new Set(unknown.flatMap((page) => library.files(page)));
  const files = [...new Set(pages.flatMap((page) => library.files(page)))].filter(
    (file) => !locked.has(file),
  );
  const { includeRoots } = library.site;
  const split = rewriteConditions(rewrite, files, { sources, includeRoots, looks, verdictOf, keepsMarks });
  rewriteWhen(rewrite, library, pages, verdictOf, looks);
  rewriteAnnouncement(rewrite, library.site, verdictOf);
  const notes = [
    ...split.map(
      (file) => `${file} was left as it is: an {% if %} begins in it or ends in it, but not both.`,
    ),
    ...[...locked]
      .filter((file) => sources.isOwn(file))
      .toSorted()
      .map((file) => `${file} was left as it is, since a page that is made of it has errors.`),
  ];
  return { rewrite, sources, looks, files, notes };
}
