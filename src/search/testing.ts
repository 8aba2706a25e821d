import type { IndexVariant } from './format.ts';
import type { IndexedEdition } from './indexed-edition.ts';
import { memoryIndex } from './memory-index.ts';
import type { SiteIndex } from './site-index.ts';

/** An edition of a page: the variants that read it, its title, and its HTML. */
export type TestEdition = readonly [
  variants: string,
  title: string,
  html: string,
  slug?: string,
  formerly?: string,
];

/** An index of some pages, given as their editions; variants are named as in `server@1.0`. */
export function indexOf(variants: readonly string[], pages: readonly (readonly TestEdition[])[]): SiteIndex {
  return memoryIndex(
    pages.map((editions, page) => editions.map((edition) => indexed(edition, page))),
    variants.map(variantCalled),
  );
}

function indexed([variants, title, html, slug, formerly]: TestEdition, page: number): IndexedEdition {
  const own = slug ?? `page-${page}`;
  return {
    slug: own,
    formerly: formerly === undefined ? [] : [formerly],
    title,
    lead: '',
    tags: [],
    area: '',
    isReference: own.startsWith('reference/'),
    variants: variants.split(' '),
    html,
  };
}

function variantCalled(id: string): IndexVariant {
  const [product, version] = id.split('@');
  return {
    id,
    path: `/${id.replace('@', '/')}`,
    product: product!,
    ...(version === undefined ? {} : { version }),
  };
}
