import type { Document, Library, Page } from '../engine/library/types.ts';
import type { Variant } from '../engine/variants/site.ts';
import { changesId, type Upgrade, upgradeUrl } from './upgrades.ts';

/** Documents of which one page tells what changed: an upgrade of thousands would be a page of megabytes. */
const MOST_DOCUMENTS = 500;

/** A page about an upgrade: of all of it, or of some documents of a version that has very many. */
export interface UpgradePart {
  way: Upgrade;
  /** from 1 */
  part: number;
  /** how many parts there are */
  of: number;
}

/** The parts of an upgrade, one at least. They depend on the pages that the newer version has alone, not on what changed. */
export function upgradeParts(library: Library, way: Upgrade): UpgradePart[] {
  const of = Math.max(1, Math.ceil(library.documents(way.to).length / MOST_DOCUMENTS));
  return Array.from({ length: of }, (_, index) => ({ way, part: index + 1, of }));
}

/** Where a part stands: the first one in the place of the whole, `/identity-server/7.2.0/upgrade/7.0.0/`, further ones below, `…/2/`. */
export function partUrl({ way, part }: Pick<UpgradePart, 'way' | 'part'>): string {
  return part === 1 ? upgradeUrl(way) : `${upgradeUrl(way)}${part}/`;
}

/** The documents of the newer version of which a part tells, in the order in which that is read. */
export function documentsOfPart(library: Library, { way, part }: UpgradePart): readonly Document[] {
  return library.documents(way.to).slice((part - 1) * MOST_DOCUMENTS, part * MOST_DOCUMENTS);
}

/**
 * Where an upgrade tells of a page: `/identity-server/7.2.0/upgrade/7.0.0/#page:guides/sign-in`.
 *
 * @param printed the way as it is printed
 */
export function changesUrl(library: Library, page: Page, way: Upgrade, printed = way): string {
  const part = 1 + Math.floor(placeOf(library, page, way.to) / MOST_DOCUMENTS);
  return `${partUrl({ way: printed, part })}#${changesId(page.slug)}`;
}

/** Where pages stand in the order in which a version is read; only of those versions whose upgrades have parts. */
const PLACES = new WeakMap<Library, Map<Variant, ReadonlyMap<Page, number>>>();

/** Where a page stands among those of a version, from 0; where it has none of that name, it is told of at the end. */
function placeOf(library: Library, page: Page, variant: Variant): number {
  const documents = library.documents(variant);
  if (documents.length <= MOST_DOCUMENTS) return 0;
  const known = PLACES.get(library) ?? new Map<Variant, ReadonlyMap<Page, number>>();
  PLACES.set(library, known);
  const places = known.get(variant) ?? new Map(documents.map((document, index) => [document.page, index]));
  known.set(variant, places);
  return places.get(page) ?? documents.length - 1;
}
