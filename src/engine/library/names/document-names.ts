import { writeBasePath } from '../../base-path.ts';
import type { Variant } from '../../variants/site.ts';
import type { Page } from '../folder/page.ts';
import type { Document } from './document.ts';
import type { PageFields } from './fields.ts';
import { titleOfPage } from './title.ts';

/** What documents are called and described as, without rendering their Markdown. */
export class DocumentNames {
  readonly #fieldsOf: (page: Page) => PageFields;
  readonly #headingsOf: (page: Page) => ReadonlyMap<Variant, string>;
  readonly #navTitles: ReadonlyMap<string, string>;
  readonly #base: string | undefined;
  readonly #titles = new Map<Document, string>();
  /** of pages whose text was asked for */
  readonly #headings = new Map<Page, ReadonlyMap<Variant, string>>();

  /**
   * @param headingsOf the titles that a page's text gives it by variant, for those whose source does not show it
   * @param navTitles what `nav` calls pages, by their paths
   * @param base the path below which the site is deployed
   * @param before the names of these documents before some pages changed: those of all others are what they were
   */
  constructor(
    fieldsOf: (page: Page) => PageFields,
    headingsOf: (page: Page) => ReadonlyMap<Variant, string>,
    navTitles: ReadonlyMap<string, string>,
    base: string | undefined,
    before?: { names: DocumentNames; changed: ReadonlySet<Page> },
  ) {
    this.#fieldsOf = fieldsOf;
    this.#headingsOf = headingsOf;
    this.#navTitles = navTitles;
    this.#base = base;
    if (!before) return;
    const { names, changed } = before;
    for (const [document, title] of names.#titles)
      if (!changed.has(document.page)) this.#titles.set(document, title);
    for (const [page, headings] of names.#headings)
      if (!changed.has(page)) this.#headings.set(page, headings);
  }

  /**
   * What a document is called, as plain text: by its frontmatter, else by its first heading, else by what `nav` calls it, else by
   * its path.
   */
  title(document: Document): string {
    const known = this.#titles.get(document);
    if (known !== undefined) return known;
    const { page, variant } = document;
    const fields = this.#fieldsOf(page);
    const title = fields.ownTitle(variant) || fields.headingTitle(variant) || this.#headingTitle(document);
    const text = title ? this.#write(title, document) : (this.#navTitles.get(page.path) ?? titleOfPage(page));
    this.#titles.set(document, text);
    return text;
  }

  #headingTitle({ page, variant }: Document): string | undefined {
    const headings = this.#headings.get(page) ?? this.#headingsOf(page);
    this.#headings.set(page, headings);
    return headings.get(variant);
  }

  /** What the navigation calls a document. */
  navTitle(document: Document): string {
    const title = this.#fieldsOf(document.page).navTitle(document.variant);
    return title === undefined ? this.title(document) : this.#write(title, document);
  }

  /** What the frontmatter says that a document is about, as plain text; undefined when it says nothing. */
  description(document: Document): string | undefined {
    const description = this.#fieldsOf(document.page).description(document.variant);
    return description === undefined ? undefined : this.#write(description, document);
  }

  /** Puts the variant's URL prefix where it is still abstract. */
  #write(text: string, { variant }: Document): string {
    return writeBasePath(text, variant.basePath, this.#base);
  }
}
