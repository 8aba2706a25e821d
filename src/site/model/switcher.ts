import type { Library, Page } from '../../engine/library/types.ts';
import { describeForReaders } from '../../engine/variants/describe-for-readers.ts';
import type { Product, Variant } from '../../engine/variants/site.ts';
import { VariantSet } from '../../engine/variants/variant-set.ts';
import { isStartDocument } from './start-page.ts';
import { variantModel } from './variant-model.ts';

/** Where the switcher leads for one variant. */
export interface SwitchTarget {
  variant: Variant;
  url: string;
  /** undefined for the page itself; where the variant lacks it, the title of the nearest page, or null for the variant's home */
  nearest: string | null | undefined;
  /** the title of the page in that variant, where it has moved to another address */
  moved: string | undefined;
}

/** The choices of one product, newest version first. */
export interface SwitchGroup {
  product: Product;
  targets: readonly SwitchTarget[];
  /** where the page is, in words for those who look for it in this product: "since 7.1.0". Undefined where it is in all of its versions */
  versions: string | undefined;
}

/** What a reader is looking at: a writer's page, or a list that the site makes, which has an address only. */
export interface ReaderPlace {
  variant: Variant;
  url: string;
  page?: Page | undefined;
}

/** The choices for the page that was asked for last: the documents of a page stand together, and share them. */
const LAST = new WeakMap<Library, { of: Page | string; groups: readonly SwitchGroup[] }>();

/** The choices of the switcher, product by product: the same for all variants of a page. */
export function switchGroups(library: Library, place: ReaderPlace): readonly SwitchGroup[] {
  const of = place.page ?? pathBelow(place);
  const last = LAST.get(library);
  if (last?.of === of) return last.groups;
  const { variants, products, language } = library.site;
  const targets = variants.map((variant) => switchTarget(library, variant, place));
  const having = VariantSet.of(
    library.site,
    targets.filter(({ nearest }) => nearest === undefined).map(({ variant }) => variant),
  );
  const groups = products.map((product): SwitchGroup => {
    const own = VariantSet.of(
      library.site,
      variants.filter((variant) => variant.product === product),
    );
    const isHere = own.intersect(having).size > 0;
    return {
      product,
      targets: targets.filter(({ variant }) => variant.product === product).toReversed(),
      versions: own.isWithin(having)
        ? undefined
        : describeForReaders(having, {
            language,
            reader: product,
            form: 'aside',
            // Who finds it in some versions of a product need not hear of others.
            ...(isHere ? { within: own } : {}),
          }),
    };
  });
  LAST.set(library, { of, groups });
  return groups;
}

/** The same page in another variant, under the name that it has there, or the nearest that the variant has. */
export function switchTarget(library: Library, variant: Variant, place: ReaderPlace): SwitchTarget {
  const { page } = place;
  const path = pathBelow(place);
  const exact = page && library.counterpart(page, variant);
  if (exact) {
    const isMoved = exact.url !== variant.basePath + path;
    return { variant, url: exact.url, nearest: undefined, moved: isMoved ? library.title(exact) : undefined };
  }
  const url = variant.basePath + path;
  if (page === undefined && titleAt(library, variant, url) !== undefined)
    return { variant, url, nearest: undefined, moved: undefined };
  return { variant, moved: undefined, ...nearest(library, variant, path) };
}

/** The address of a place below the prefix of its variant. */
function pathBelow({ url, variant }: ReaderPlace): string {
  return url.slice(variant.basePath.length);
}

/** The page that stands nearest above a path which the variant does not have. */
function nearest(library: Library, variant: Variant, path: string): { url: string; nearest: string | null } {
  const parts = path.split('/').slice(1, -2);
  for (; parts.length > 0; parts.pop()) {
    const url = `${variant.basePath}/${parts.join('/')}/`;
    const title = titleAt(library, variant, url);
    if (title !== undefined) return { url, nearest: title };
  }
  return { url: `${variant.basePath}/`, nearest: null };
}

/** The title of what stands at an address of a variant, undefined for nothing. */
function titleAt(library: Library, variant: Variant, url: string): string | undefined {
  const document = library.documentAt(url);
  if (document && !isStartDocument(document)) return library.title(document);
  if (url === `${variant.basePath}/`) return variant.product.name;
  return variantModel(library, variant).sections.get(url)?.node.title;
}
