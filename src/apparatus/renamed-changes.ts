import type { Document, Library } from '../engine/library/types.ts';
import { changesByLook } from './changes-by-look.ts';
import type { ChangedPlace } from './page-changes.ts';
import { passagesOf } from './recent-passages.ts';

/**
 * What changed on a page that has another file in each of two versions, since it was renamed: such files share no passages.
 *
 * @param version the one in which it was renamed
 */
export async function renamedChanges(
  library: Library,
  [before, after]: readonly [Document, Document],
  version: string,
): Promise<ChangedPlace[]> {
  const [older, newer] = await Promise.all(
    [before, after].map(async ({ page, variant }) => (await passagesOf(library, page)).in(variant) ?? []),
  );
  return changesByLook(older!, newer!, library.site.language.tag).map((place) => ({
    ...place,
    steps: [{ version, kind: 'changed' }],
  }));
}
