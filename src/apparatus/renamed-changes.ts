import type { Document, Library } from '../engine/library/types.ts';
import { hasChanges, mergeReadings } from './html/merge.ts';
import { print } from './html/part.ts';
import { readHtml } from './html/read-html.ts';
import { withoutNumbers } from './html/without-numbers.ts';
import { type ChangedPlace, standingAlone } from './page-changes.ts';
import { passagesOf } from './recent-passages.ts';

/**
 * What changed on a page that has another file in each of two versions, since it was renamed: such files share no passages, so that blocks are
 * the same where they look the same, or have half of their words in common. All of it is one place.
 *
 * @param version the one in which it was renamed
 */
export async function renamedChanges(
  library: Library,
  [before, after]: readonly [Document, Document],
  version: string,
): Promise<ChangedPlace[]> {
  const [older, newer] = await Promise.all(
    [before, after].map(async ({ page, variant }) => {
      const passages = (await passagesOf(library, page)).in(variant) ?? [];
      // What a page is called is told by itself.
      const parts = passages.flatMap((each) => (each.kind === 'section' ? each.children : [each]));
      return withoutNumbers(parts.filter(({ level }) => level !== 1).flatMap((each) => standingAlone(each)));
    }),
  );
  const merged = readHtml(mergeReadings(older!, newer!, library.site.language.tag));
  const html = merged
    .map((part) => print([part]))
    .filter(hasChanges)
    .join('');
  return html === ''
    ? []
    : [{ headings: [], anchor: undefined, html, steps: [{ version, kind: 'changed' }] }];
}
