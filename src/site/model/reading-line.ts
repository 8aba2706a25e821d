import {
  type Difference,
  type DocumentApparatus,
  ownVersions,
  versionsOf,
} from '../../apparatus/document-apparatus.ts';
import { changesUrl } from '../../apparatus/upgrade-parts.ts';
import type { Upgrade } from '../../apparatus/upgrades.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { describeForReaders } from '../../engine/variants/describe-for-readers.ts';
import type { Variant } from '../../engine/variants/site.ts';
import type { VariantSet } from '../../engine/variants/variant-set.ts';

/** Another version of a page that reads otherwise. */
export interface OtherVersion {
  version: string;
  /** in how many places */
  places: number;
  /** where the places are told, without the deployment's base */
  url: string;
}

/** In which versions a page is, and which reads otherwise. */
export interface ReadingLine {
  /** in words; undefined where the page is in all versions of its product */
  versions: string | undefined;
  since: OtherVersion | undefined;
  until: OtherVersion | undefined;
}

/**
 * The versions of a product that have a page. Where each has files of its own, another file stands for it at the same address in the others.
 *
 * @param within all versions of the product
 */
function versionsHaving(
  library: Library,
  { page, variant }: Pick<Document, 'page' | 'variant'>,
  within: VariantSet,
): VariantSet {
  const own = versionsOf(library, page, variant);
  if (library.site.folders.length === 0) return own;
  return within.filter((each) => own.has(each) || library.counterpart(page, each)?.page.slug === page.slug);
}

/**
 * What the line below the lead of a page says.
 *
 * @param printed the variant as it is printed
 */
export function readingLine(
  library: Library,
  { page, variant }: Document,
  apparatus: DocumentApparatus | undefined,
  printed: Variant,
): ReadingLine {
  const { language } = library.site;
  const { product } = variant;
  const within = ownVersions(library.variantsOf(page).whole, product);
  const having = versionsHaving(library, { page, variant }, within);
  const told = (other: Difference | undefined, way: (own: Variant, other: Variant) => Upgrade) =>
    other && {
      version: other.variant.version!,
      places: other.places,
      url: changesUrl(library, page, way(variant, other.variant), way(printed, other.variant)),
    };
  return {
    versions: having.equals(within)
      ? undefined
      : describeForReaders(having, { language, reader: product, within }),
    since: told(apparatus?.since, (to, from) => ({ from, to })),
    until: told(apparatus?.until, (from, to) => ({ from, to })),
  };
}
