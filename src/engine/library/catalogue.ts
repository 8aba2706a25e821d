import type { Variant } from '../variants/site.ts';
import type { Document, Page } from './types.ts';
import { urlOf } from './urls.ts';

/** Which pages there are, in which variants, and where: the library's index, made once from the frontmatter. */
export class Catalogue {
  readonly byPath = new Map<string, Page>();
  readonly #bySlug = new Map<string, Page>();
  readonly #variants = new Map<Page, Variant[]>();
  readonly #byUrl = new Map<string, Document>();

  add(page: Page, variants: Variant[]): void {
    this.byPath.set(page.path, page);
    this.#bySlug.set(page.slug, this.#bySlug.get(page.slug) ?? page);
    this.#variants.set(page, variants);
    for (const variant of variants) {
      const document = { page, variant, url: urlOf(page, variant) };
      if (!this.#byUrl.has(document.url)) this.#byUrl.set(document.url, document);
    }
  }

  get pages(): Page[] {
    return [...this.byPath.values()];
  }

  /** The page that links mean by a slug. */
  pageBySlug(slug: string): Page | undefined {
    return this.#bySlug.get(slug);
  }

  slugs(): Iterable<string> {
    return this.#bySlug.keys();
  }

  variantsOf(page: Page): Variant[] {
    return this.#variants.get(page) ?? [];
  }

  document(page: Page, variant: Variant): Document | undefined {
    const document = this.documentAt(urlOf(page, variant));
    return document?.page === page ? document : undefined;
  }

  /** The document at a URL, whether or not it ends in a slash. */
  documentAt(url: string): Document | undefined {
    return this.#byUrl.get(url.endsWith('/') ? url : `${url}/`);
  }
}
