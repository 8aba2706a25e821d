import type { PassageReading } from '../engine/library/edition/passage-readings.ts';
import type { Document, Library } from '../engine/library/types.ts';
import { changesByLook } from './changes-by-look.ts';
import type { ChangedPlace, PlaceApart } from './page-changes.ts';
import { passagesOf } from './recent-passages.ts';

/** What was found out, by the addresses of both documents. */
interface Found {
  places: Map<string, readonly PlaceApart[]>;
  letters: number;
}

/** Letters that are kept of it: the page of a way, its Markdown, its data and the feed ask for the same one after another. */
const MOST_LETTERS = 30_000_000;
const known = new WeakMap<Library, Found>();

/**
 * What changed on a page that has another file in each of two versions, since it was renamed: such files share no passages.
 *
 * @param version the one in which it was renamed
 */
export async function renamedChanges(
  library: Library,
  documents: readonly [Document, Document],
  version: string,
): Promise<ChangedPlace[]> {
  const found: Found = known.get(library) ?? { places: new Map(), letters: 0 };
  known.set(library, found);
  const key = documents.map(({ url }) => url).join('\0');
  const places = found.places.get(key) ?? (await compare(library, documents));
  if (!found.places.has(key)) keep(found, key, places);
  return places.map((place) => ({ ...place, steps: [{ version, kind: 'changed' }] }));
}

async function compare(
  library: Library,
  documents: readonly [Document, Document],
): Promise<readonly PlaceApart[]> {
  const [older, newer] = await Promise.all(
    documents.map(async ({ page, variant }) => (await passagesOf(library, page)).in(variant) ?? []),
  );
  // Where versions are folders, most pages of one are copies of those of the other.
  return htmlOf(older!) === htmlOf(newer!) ? [] : changesByLook(older!, newer!, library.site.language.tag);
}

function htmlOf(passages: readonly PassageReading[]): string {
  return passages.map((each) => each.html()).join('');
}

/** Keeps what was found out, in the place of what has been kept for longest. */
function keep(found: Found, key: string, places: readonly PlaceApart[]): void {
  found.places.set(key, places);
  found.letters += lettersOf(places);
  for (const [oldest, gone] of found.places) {
    if (found.letters <= MOST_LETTERS) break;
    found.places.delete(oldest);
    found.letters -= lettersOf(gone);
  }
}

function lettersOf(places: readonly PlaceApart[]): number {
  return places.reduce((sum, { html }) => sum + html.length, 0);
}
