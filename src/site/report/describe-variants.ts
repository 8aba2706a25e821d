import { listNames } from '../../engine/list-names.ts';
import { FOR_WRITERS, VariantSet, type VariantWorld } from '../../engine/variants/variant-set.ts';

/**
 * The variants of a finding in words: `identity-server 7.1.0 and later; asgardeo`. They travel as ids; those that are not of the site,
 * which has changed meanwhile, are told as they are.
 */
export function describeVariants(ids: readonly string[], site: VariantWorld | undefined): string {
  const variants = site && VariantSet.named(site, ids);
  return variants?.size === ids.length ? variants.describe(FOR_WRITERS) : listNames(ids);
}
