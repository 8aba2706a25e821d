import type { Variant } from '../../engine/variants/site.ts';
import type { IndexVariant } from '../../search/format.ts';

/** A variant as the search index knows it. */
export function indexVariant({ id, basePath, product, version, latest }: Variant): IndexVariant {
  return {
    id,
    path: basePath,
    product: product.name,
    ...(version === undefined ? {} : { version }),
    ...(latest ? { isLatest: true } : {}),
  };
}
