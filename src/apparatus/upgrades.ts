import type { Product, Site, Variant } from '../engine/variants/site.ts';

/** A way from a version of a product to a newer one. */
export interface Upgrade {
  from: Variant;
  to: Variant;
}

/** Up to as many versions, every way has a page. */
const FEW = 12;

/** Found out once: every page of a version asks. */
const WAYS = new WeakMap<readonly Variant[], Map<Product, readonly Upgrade[]>>();

/**
 * The ways that have a page: from every version to every newer one; where a product has very many, from each to the next, and from
 * all to the latest release.
 */
export function upgradesOf({ variants }: Pick<Site, 'variants'>, product: Product): readonly Upgrade[] {
  const known = WAYS.get(variants) ?? new Map<Product, readonly Upgrade[]>();
  WAYS.set(variants, known);
  const ways = known.get(product) ?? waysOf(variants.filter((variant) => variant.product === product));
  known.set(product, ways);
  return ways;
}

/** @param versions of a product, oldest first */
function waysOf(versions: readonly Variant[]): Upgrade[] {
  return versions.flatMap((to, index) =>
    versions
      .slice(0, index)
      .filter((_, place) => versions.length <= FEW || place === index - 1 || to.latest)
      .map((from) => ({ from, to })),
  );
}

/** Where a way stands: `/identity-server/7.2.0/upgrade/7.0.0/`. */
export function upgradeUrl({ from, to }: Upgrade): string {
  return `${upgradesUrl(to)}${from.version}/`;
}

/** Where the ways to a version are listed. */
export function upgradesUrl(to: Variant): string {
  return `${to.basePath}/upgrade/`;
}

/** Where the ways to a version are listed, if there are any. */
export function upgradesAddress(site: Pick<Site, 'variants'>, to: Variant): string | undefined {
  return upgradesOf(site, to.product).some((way) => way.to === to) ? upgradesUrl(to) : undefined;
}

/** The id of a page's changes on the page of a way. */
export function changesId(slug: string): string {
  return `page:${slug || 'index'}`;
}
