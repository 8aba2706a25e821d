import { isStartPage } from '../../src/engine/library/names/start-page.ts';
import type { Document, Library, Page } from '../../src/engine/library/types.ts';
import { PathIndex } from '../../src/engine/path-index.ts';
import { closest } from '../../src/engine/suggest.ts';
import { decodePath } from '../../src/engine/url-path.ts';
import type { Site, Variant } from '../../src/engine/variants/site.ts';
import { variantNamed as findVariant } from '../../src/engine/variants/variant-named.ts';
import { FOR_WRITERS } from '../../src/engine/variants/variant-set.ts';
import { latestPrefixes } from '../../src/site/model/latest.ts';
import { Refusal } from './refusal.ts';

/**
 * The variant of this id.
 *
 * @throws Refusal when there is none
 */
export function variantNamed(site: Site, id: string): Variant {
  const named = findVariant(site, id, '; the tool "variants" lists all their versions');
  if ('problem' in named) throw new Refusal(named.problem);
  return named.variant;
}

/**
 * The document of a page in a variant.
 *
 * @param name path of the page's file, with or without its ending, or an address of it in this variant
 * @throws Refusal when there is no such page, or not in this variant
 */
export function documentNamed(library: Library, variant: Variant, name: string): Document {
  const byAddress = documentAtAddress(library, variant, name);
  const page = byAddress?.page ?? pageCalled(library, name);
  if (!page) {
    const slug = slugIn(name);
    const renamed = pagesOf(library).find((each) => library.formerSlugs(each).has(slug));
    if (renamed)
      throw new Refusal(`There is no page "${name}" any more: it is called "${renamed.path}" now.`);
    const found = pageTitled(library, variant, name) ?? pageMeant(library, slug);
    throw new Refusal(
      `There is no page "${name}".${found ? ` Did you mean "${found.path}"?` : ' The tool "search" finds pages by their words.'}`,
    );
  }
  const document = library.document(page, variant);
  if (document) return document;
  const there = library.counterpart(page, variant);
  throw new Refusal(
    there
      ? `"${page.path}" does not exist in ${variant.id}; there it is called "${there.page.path}".`
      : `"${page.path}" does not exist in ${variant.id}; it exists in ${library.variantsOf(page).describe(FOR_WRITERS)}.`,
  );
}

/** Every page that has an address; the start page of the site stands above all variants. */
export function pagesOf(library: Library): Page[] {
  return library.pages.filter((page) => !isStartPage(page) && library.variantsOf(page).size > 0);
}

function pageCalled(library: Library, name: string): Page | undefined {
  const slug = slugIn(name);
  const pages = pagesOf(library);
  return pages.find(({ path }) => path === name) ?? pages.find((page) => page.slug === slug);
}

/** The page of which a name is the title, or nearly: in this variant, else in the newest that has it. */
function pageTitled(library: Library, variant: Variant, name: string): Page | undefined {
  const others = library.site.variants.toReversed().filter((each) => each !== variant);
  for (const each of [variant, ...others]) {
    const titles = new Map(
      library.documents(each).map((document) => [library.title(document), document.page]),
    );
    const title = closest(name, titles.keys());
    if (title !== undefined) return titles.get(title);
  }
  return undefined;
}

function pageMeant(library: Library, slug: string): Page | undefined {
  const slugs = pagesOf(library).map((each) => each.slug);
  const meant =
    slugs.find((each) => each.toLowerCase() === slug.toLowerCase()) ?? new PathIndex(slugs).closest(slug);
  return meant === undefined ? undefined : pageCalled(library, meant);
}

/** The slug in the path of a file, or in an address below that of a variant; a place within the page does not matter. */
function slugIn(name: string): string {
  return name
    .replace(/[?#].*$/s, '')
    .replace(/^\.\//, '')
    .replace(/^\/|\/$/g, '')
    .replace(/\.mdx?$/, '')
    .replace(/(?:^|\/)index$/, '');
}

/** @throws Refusal when the address is one of another variant */
function documentAtAddress(library: Library, variant: Variant, name: string): Document | undefined {
  const path = URL.canParse(name) ? new URL(name).pathname : name.split(/[?#]/, 1)[0]!;
  if (!path.startsWith('/')) return undefined;
  const url = decodePath(path).replace(/(?:\/index)?\.(?:md|html)$/, '/');
  const document = library.documentAt(url) ?? latestAt(library, url);
  if (document && document.variant !== variant)
    throw new Refusal(
      `The address ${name} is one of ${document.variant.id}, but ${variant.id} was asked for. Ask for "${document.page.path}" in one of the two.`,
    );
  return document;
}

/** The document to which an address below `latest` leads. */
function latestAt(library: Library, url: string): Document | undefined {
  const { site } = library;
  const prefixes = site.variants.flatMap((variant) =>
    latestPrefixes(site, variant).map((prefix) => ({ prefix: `${prefix}/`, basePath: variant.basePath })),
  );
  const own = prefixes.find(({ prefix }) => url.startsWith(prefix));
  return own && library.documentAt(`${own.basePath}/${url.slice(own.prefix.length)}`);
}
