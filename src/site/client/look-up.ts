import { PathIndex } from '../../engine/path-index.ts';
import { latestPaths } from '../../engine/variants/paths.ts';
import type { Manifest, ManifestPage, ManifestVariant } from '../files/manifest.ts';
import type { PageReader } from './manifest-pages.ts';
import { meantVariant } from './meant-variant.ts';

/** Pages of a product by slug. */
type Pages = ReadonlyMap<string, ManifestPage>;

/** A page in a variant. */
export interface Found {
  /** undefined for the start of the variant */
  title: string | undefined;
  variant: ManifestVariant;
  slug: string;
}

/** What is known of an address at which nothing is. */
export interface LookUp {
  /** the variant that the address names, to the letter or nearly so */
  asked: ManifestVariant | undefined;
  /** the page that was asked for, under the name that it has in that variant */
  renamed: Found | undefined;
  /** the page that was asked for, in the variants that have it: the product's own first, the latest release before others */
  elsewhere: Found[];
  /** the page that was probably meant by an address that is nearly one */
  meant: Found | undefined;
  /** the page of the variant that stands nearest above; its start, when nothing does */
  nearest: Found | undefined;
}

/**
 * Looks an address up in the manifest: readers have old, mistyped and guessed ones.
 *
 * @param path of the address, below the deployment's base
 * @param readPages reads the pages of a product, at least those that stand where some slugs do
 */
export async function lookUp(
  path: string,
  { variants }: Pick<Manifest, 'variants'>,
  readPages: PageReader,
): Promise<LookUp> {
  const clean = path.replace(/\/(index\.html)?$/, '').replace(/\.(md|html)$/, '');
  const asked =
    variants
      .flatMap((variant) => addressesOf(variant).map((address) => ({ variant, address })))
      .filter(({ address }) => clean === address || clean.startsWith(`${address}/`))
      .toSorted((a, b) => b.address.length - a.address.length)[0] ??
    meantVariant(clean, variants, (variant) => [
      ...addressesOf(variant),
      // The address of a product leads to its latest release.
      ...(variant.latest && clean.lastIndexOf('/') === 0 ? [`/${variant.product}`] : []),
    ]);
  const products = [...new Set(variants.map(({ product }) => product))];
  const asking = asked
    ? [clean.slice(asked.address.length + 1)]
    : endingsOf(clean.split('/').filter(Boolean));
  const pages = await pagesNear(products, asking, readPages);
  const slug = asked
    ? asking[0]!
    : (asking.find((each) => [...pages.values()].some((of) => of.has(each))) ?? '');
  const own = asked?.variant.product ?? products.find((id) => clean.toLowerCase().startsWith(`/${id}/`));
  const elsewhere = variants
    .filter(({ id, product }) => slug !== '' && pages.get(product)?.get(slug)?.variants.includes(id))
    .map((variant) => ({ title: pages.get(variant.product)!.get(slug)!.title, variant, slug }))
    .toSorted((a, b) => rank(a.variant, own) - rank(b.variant, own) || compareAge(variants, a, b));
  const ownPages = asked && pages.get(asked.variant.product);
  const renamed = asked && ownPages && otherName(ownPages, slug, asked.variant);
  const isHere = elsewhere.some(({ variant }) => variant === asked?.variant);
  const isNowhere = elsewhere.length === 0 && !renamed;
  const isHome = asked !== undefined && slug === '';
  return {
    asked: asked?.variant,
    // Under another address, it is the page itself.
    renamed: isHere ? undefined : renamed,
    elsewhere,
    meant: isHere
      ? renamed
      : isHome
        ? { title: undefined, variant: asked.variant, slug }
        : isNowhere
          ? nearMiss(asked ? slug : clean.slice(1), pages, byNearness(variants, asked?.variant, own))
          : undefined,
    nearest: asked && ownPages && nearest(ownPages, slug, asked.variant),
  };
}

/** Variants in the order in which a page of one was probably meant: the own one, then those of its product, the latest release first. */
function byNearness(
  variants: readonly ManifestVariant[],
  asked: ManifestVariant | undefined,
  own: string | undefined,
): ManifestVariant[] {
  const nearness = (variant: ManifestVariant): number => (variant === asked ? -1 : rank(variant, own));
  return variants.toReversed().toSorted((a, b) => nearness(a) - nearness(b));
}

/**
 * The page that was probably meant by a slug which no variant has: in other case, with a mistyped letter, or behind parts that are
 * not of this site.
 */
function nearMiss(
  slug: string,
  pages: ReadonlyMap<string, Pages>,
  variants: readonly ManifestVariant[],
): Found | undefined {
  const endings = endingsOf(slug.split('/').filter(Boolean));
  const places = variants.map((variant) => {
    const own = pages.get(variant.product)!;
    const slugs = [...own.keys()].filter(
      (each) => each !== '' && own.get(each)!.variants.includes(variant.id),
    );
    return { variant, own, slugs };
  });
  // A name in other case is one, wherever it is; a mistyped one may be another's.
  const lookers = [
    (slugs: readonly string[], ending: string) =>
      slugs.find((each) => each.toLowerCase() === ending.toLowerCase()),
    (slugs: readonly string[], ending: string) => new PathIndex(slugs).closest(ending),
  ];
  for (const look of lookers)
    for (const { variant, own, slugs } of places)
      for (const ending of endings) {
        const found = look(slugs, ending);
        if (found !== undefined) return { title: own.get(found)!.title, variant, slug: found };
      }
  return undefined;
}

/** Where a variant stands: at its path, and the latest release also at `latest`. */
function addressesOf({ path, product, version, latest }: ManifestVariant): string[] {
  return [path, ...(latest ? latestPaths(product, { version, basePath: path }) : [])];
}

/** What an address ends in, the longest first: a version that is no more, or parts that are not of this site, may stand before a slug. */
function endingsOf(parts: readonly string[]): string[] {
  return parts.map((_, at) => parts.slice(at).join('/'));
}

/** The pages of products that stand where some slugs do, and where those had other names. As maps: an object has a "constructor" that nobody wrote. */
async function pagesNear(
  products: readonly string[],
  slugs: readonly string[],
  readPages: PageReader,
): Promise<ReadonlyMap<string, Pages>> {
  const names = new Set(slugs);
  for (;;) {
    const known = names.size;
    const read = products.map(
      async (id) => [id, new Map(Object.entries((await readPages(id, [...names])) ?? {}))] as const,
    );
    const pages = new Map(await Promise.all(read));
    for (const name of names)
      for (const of of pages.values()) for (const former of of.get(name)?.formerly ?? []) names.add(former);
    if (names.size === known) return pages;
  }
}

function rank({ product, latest, released }: ManifestVariant, own: string | undefined): number {
  return (product === own ? 0 : 4) + (latest ? 0 : released ? 1 : 2);
}

/** Newest first. */
function compareAge(variants: readonly ManifestVariant[], a: Found, b: Found): number {
  return variants.indexOf(b.variant) - variants.indexOf(a.variant);
}

/** What the page is called in a variant that still has a name which the page had before. */
function otherName(pages: Pages, slug: string, variant: ManifestVariant): Found | undefined {
  const names = new Set([slug]);
  for (const name of names) {
    const page = pages.get(name);
    if (page?.variants.includes(variant.id)) return { title: page.title, variant, slug: name };
    for (const former of page?.formerly ?? []) names.add(former);
  }
  return undefined;
}

function nearest(pages: Pages, slug: string, variant: ManifestVariant): Found {
  for (let parts = slug.split('/').slice(0, -1); parts.length > 0; parts = parts.slice(0, -1)) {
    const above = parts.join('/');
    const page = pages.get(above);
    if (page?.variants.includes(variant.id)) return { title: page.title, variant, slug: above };
  }
  return { title: undefined, variant, slug: '' };
}
