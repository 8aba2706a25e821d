import { latestPaths } from '../../engine/variants/paths.ts';
import type { Site, Variant } from '../../engine/variants/site.ts';

/** The prefixes at which a variant stands as the latest release of its product, besides its own; none for any other. */
export function latestPrefixes({ variants }: Pick<Site, 'variants'>, variant: Variant): string[] {
  if (!variant.latest) return [];
  return latestPaths(variant.product.id, variant).filter(
    (path) => !variants.some(({ basePath }) => basePath === path),
  );
}
