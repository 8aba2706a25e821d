import type { RetiredVersion, Variant } from '../../variants/site.ts';
import type { Page } from '../folder/page.ts';
import type { Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';
import { formerAddress } from './former-names.ts';

/** An address below a retired version, and a document that readers of it could be led to. */
export interface RetiredAddress {
  address: string;
  document: Document;
  /** of several documents for one address, the one with the smallest is meant */
  rank: number;
}

/** The addresses that a page has or had before, below every version of its product that was retired. */
export function retiredAddresses(
  page: Page,
  documents: readonly Document[],
  catalogue: Catalogue,
  retired: readonly RetiredVersion[],
): RetiredAddress[] {
  return retired.flatMap(({ basePath, successors }) => {
    const document = documentInFirst(successors, documents);
    if (!document) return [];
    const { variant, url } = document;
    const near = 2 * successors.indexOf(variant);
    const own = url.slice(variant.basePath.length);
    const former = [...catalogue.formerSlugs(page, variant)].map((slug) => `/${formerAddress(slug)}`);
    return [own, ...former].map((end) => ({
      address: basePath + end,
      document,
      rank: near + (end === own ? 0 : 1),
    }));
  });
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
