import { PathIndex } from '../../path-index.ts';
import { decodePath } from '../../url-path.ts';
import { latestPaths } from '../../variants/paths.ts';
import type { Variant } from '../../variants/site.ts';
import { VariantSet, type VariantWorld } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';
import type { Document } from './document.ts';
import { formerSlugs } from './former-names.ts';
import { isStartPage } from './start-page.ts';
import { urlOf } from './urls.ts';

/** Which pages there are, in which variants, and where: the library's index, made once from the frontmatter. */
export class Catalogue {
  readonly #site: VariantWorld;
  readonly byPath = new Map<string, Page>();
  /** a slug may belong to several pages that have no variant in common */
  readonly #bySlug = new Map<string, Page[]>();
  readonly #byFormerSlug = new Map<string, Page[]>();
  readonly #variants = new Map<Page, VariantSet>();
  /** answers that were given; a site has more links than pages */
  readonly #variantsWith = new Map<string, VariantSet>();
  readonly #documents = new Map<Page, Map<Variant, Document>>();
  readonly #byUrl = new Map<string, Document>();
  /** addresses above those of documents: a folder without a page of its own is shown as a list */
  readonly #folders = new Set<string>();
  #slugs: PathIndex | undefined;
  #paths: PathIndex | undefined;

  constructor(site: VariantWorld) {
    this.#site = site;
  }

  /**
   * Takes in a page with the variants in which it exists. Where two pages have one URL, the first keeps it; the site's start
   * page gives way to any other.
   */
  add(page: Page, variants: VariantSet): void {
    this.#variantsWith.clear();
    this.#slugs = undefined;
    this.#paths = undefined;
    this.byPath.set(page.path, page);
    append(this.#bySlug, page.slug, page);
    for (const slug of formerSlugs(page)) append(this.#byFormerSlug, slug, page);
    this.#variants.set(page, variants);
    const documents = new Map(
      [...variants].map((variant) => [variant, { page, variant, url: urlOf(page, variant) }]),
    );
    this.#documents.set(page, documents);
    for (const document of documents.values()) {
      const { url } = document;
      for (let end = url.lastIndexOf('/', url.length - 2); end > 0; end = url.lastIndexOf('/', end - 1))
        this.#folders.add(url.slice(0, end + 1));
      // A home that a writer made stands where the start page of the site would.
      if (!this.#byUrl.has(url) || isStartPage(this.#byUrl.get(url)!.page)) this.#byUrl.set(url, document);
    }
  }

  get pages(): Page[] {
    return [...this.byPath.values()];
  }

  /** The slug of a page that was probably meant by one that none has; former slugs do not count. */
  closestPage(slug: string): string | undefined {
    this.#slugs ??= new PathIndex(this.#bySlug.keys());
    return this.#slugs.closest(slug);
  }

  /** The path of a page that was probably meant by one at which none lies. */
  closestPath(path: string): string | undefined {
    this.#paths ??= new PathIndex(this.byPath.keys());
    return this.#paths.closest(path);
  }

  /** Whether a page has this slug, even one that exists in no variant; former slugs do not count. */
  hasSlug(slug: string): boolean {
    return this.#bySlug.has(slug);
  }

  /** What a page that was once called so is called now. */
  renamed(slug: string): string | undefined {
    return this.#byFormerSlug.get(slug)?.[0]?.slug;
  }

  /** The variants in which a slug leads to a page: to one of that name, or by a redirect to one that once had it. */
  variantsWith(slug: string): VariantSet {
    const known = this.#variantsWith.get(slug);
    if (known) return known;
    const pages = new Set([...(this.#bySlug.get(slug) ?? []), ...(this.#byFormerSlug.get(slug) ?? [])]);
    for (const page of pages) for (const later of this.#byFormerSlug.get(page.slug) ?? []) pages.add(later);
    const variants = VariantSet.of(
      this.#site,
      [...pages].flatMap((page) => [...this.variantsOf(page)]),
    );
    this.#variantsWith.set(slug, variants);
    return variants;
  }

  /** The variants in which a page exists; none for a page that was not taken in. */
  variantsOf(page: Page): VariantSet {
    return this.#variants.get(page) ?? VariantSet.of(this.#site, []);
  }

  /** The document of a page in a variant; undefined where the page does not exist. */
  document(page: Page, variant: Variant): Document | undefined {
    return this.#documents.get(page)?.get(variant);
  }

  /** The document at a URL, whether or not it ends in a slash. */
  documentAt(url: string): Document | undefined {
    return this.#byUrl.get(url.endsWith('/') ? url : `${url}/`);
  }

  /** What stands at an address that begins with a slash. */
  standing(address: string): 'something' | 'nothing' | 'unknown' {
    const url = address.endsWith('/') ? address : `${address}/`;
    if (url === '/' || url === '/llms.txt/') return 'something';
    const place = this.#site.variants
      .flatMap((variant) =>
        [variant.basePath, ...(variant.latest ? latestPaths(variant.product.id, variant) : [])].map(
          (path) => ({
            variant,
            path,
          }),
        ),
      )
      .filter(({ path }) => url.startsWith(`${path}/`))
      .toSorted((a, b) => b.path.length - a.path.length)[0];
    if (!place) return 'unknown';
    const slug = decodePath(url.slice(place.path.length + 1, -1))
      .replace(/(?:^|\/)index\.(?:md|html)$/, '')
      .replace(/\.md$/, '')
      .normalize();
    if (slug === '' || slug === 'llms.txt' || this.variantsWith(slug).has(place.variant)) return 'something';
    return this.#folders.has(`${place.variant.basePath}/${slug}/`) ? 'something' : 'nothing';
  }

  /**
   * Every slug that a page had before, also as the pages that it was renamed from. What another page still is called in a
   * variant stays that page's there, with all that it was called before.
   *
   * @param variant the one that is meant; all that have the page by default
   */
  formerSlugs(page: Page, variant?: Variant): ReadonlySet<string> {
    const all = new Set<string>();
    for (const each of variant ? [variant] : this.variantsOf(page)) {
      const slugs = new Set(formerSlugs(page));
      for (const slug of slugs) {
        const earlier = (this.#bySlug.get(slug) ?? []).filter((candidate) => candidate !== page);
        if (earlier.some((candidate) => this.document(candidate, each))) continue;
        for (const former of earlier.flatMap(formerSlugs)) slugs.add(former);
      }
      for (const slug of slugs) all.add(slug);
    }
    all.delete(page.slug);
    return all;
  }

  /** What stands for a page in a variant: what has its URL there, else the page that it was renamed from or to. */
  counterpart(page: Page, variant: Variant): Document | undefined {
    return (
      this.documentAt(urlOf(page, variant)) ??
      this.#firstRenamed(page, variant, (each) => this.#byFormerSlug.get(each.slug) ?? []) ??
      this.#firstRenamed(page, variant, (each) =>
        formerSlugs(each).flatMap((slug) => this.#bySlug.get(slug) ?? []),
      )
    );
  }

  /** Follows a page's names in one direction of time to the first that a variant has. */
  #firstRenamed(page: Page, variant: Variant, next: (page: Page) => Page[]): Document | undefined {
    const line = new Set(next(page));
    for (const renamed of line) {
      const document = this.document(renamed, variant);
      if (document) return document;
      for (const further of next(renamed)) line.add(further);
    }
    return undefined;
  }
}

function append(pages: Map<string, Page[]>, slug: string, page: Page): void {
  const known = pages.get(slug);
  if (known) known.push(page);
  else pages.set(slug, [page]);
}
