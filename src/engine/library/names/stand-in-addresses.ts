import { latestPaths } from '../../variants/paths.ts';
import type { Site, Variant } from '../../variants/site.ts';
import type { Page } from '../folder/page.ts';
import type { Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';
import { formerAddress } from './former-names.ts';

/** An address at which a page does not stand, and a document that readers who open it can be led to. */
export interface StandInAddress {
  address: string;
  document: Document;
  /** of several documents for one address, the one with the smallest is meant */
  rank: number;
}

/**
 * The addresses that a page has or had before where it is no more: below every version of its product that was retired, and below
 * `latest` where the latest release lacks it. There it leads to the last release that had it.
 *
 * @param documents of the page
 */
export function standInAddresses(
  page: Page,
  documents: readonly Document[],
  catalogue: Catalogue,
  { retired, variants }: Pick<Site, 'retired' | 'variants'>,
): StandInAddress[] {
  const addresses = (paths: readonly string[], standIns: readonly Variant[]): StandInAddress[] => {
    const document = documentInFirst(standIns, documents);
    if (!document) return [];
    const { variant, url } = document;
    const near = 2 * standIns.indexOf(variant);
    const own = url.slice(variant.basePath.length);
    const former = [...catalogue.formerSlugs(page, variant)].map((slug) => `/${formerAddress(slug)}`);
    return paths.flatMap((path) =>
      [own, ...former].map((end) => ({
        address: path + end,
        document,
        rank: near + (end === own ? 0 : 1),
      })),
    );
  };
  const lacking = variants.filter(
    (variant) => variant.latest && !documents.some((document) => document.variant === variant),
  );
  return [
    ...retired.flatMap(({ basePath, successors }) => addresses([basePath], successors)),
    ...lacking.flatMap((latest) => {
      const earlier = variants.filter(({ product, released }) => product === latest.product && released);
      return addresses(latestPaths(latest.product.id, latest), earlier.toReversed());
    }),
  ];
}

/** The document in the first of some variants that has one. */
export function documentInFirst(
  variants: readonly Variant[],
  documents: readonly Document[],
): Document | undefined {
  const byVariant = new Map(documents.map((document) => [document.variant, document]));
  const variant = variants.find((each) => byVariant.has(each));
  return variant && byVariant.get(variant);
}
