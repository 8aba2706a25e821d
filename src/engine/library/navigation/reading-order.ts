import type { NavEntry, Variant } from '../../variants/site.ts';
import type { Page } from '../folder/page.ts';
import type { Catalogue } from '../names/catalogue.ts';
import type { Document } from '../names/document.ts';
import { completeNav, type NavSite } from './complete-nav.ts';
import type { NavNode } from './nav-node.ts';
import { configuredNavigation, documentsOf, folderNavigation } from './navigation.ts';

/** In which order each variant shows its documents: its navigation, made when somebody asks for the variant first. */
export class ReadingOrder {
  readonly #catalogue: Catalogue;
  readonly #site: NavSite;
  #entries: readonly NavEntry[] | undefined;
  readonly #titleOf: (document: Document) => string;
  readonly #navigation: Map<Variant, NavNode[]> = new Map();
  readonly #documents: Map<Variant, Document[]> = new Map();

  /**
   * @param site its `nav`: without it, folders and frontmatter give the order; and its language: titles are in its order where
   * nothing else orders them
   * @param titleOf what the navigation calls a document
   * @param before the order of the same documents, as long as none is called otherwise: what was made of it stays
   */
  constructor(
    catalogue: Catalogue,
    site: NavSite,
    titleOf: (document: Document) => string,
    before?: ReadingOrder,
  ) {
    this.#catalogue = catalogue;
    this.#site = site;
    this.#titleOf = titleOf;
    if (!before) return;
    this.#entries = before.#entries;
    this.#navigation = new Map(before.#navigation);
    this.#documents = new Map(before.#documents);
  }

  /** The tree of a variant's navigation, without entries that the variant does not have. */
  navigation(variant: Variant): NavNode[] {
    const known = this.#navigation.get(variant);
    if (known) return known;
    const world = {
      variant: variant.id,
      document: (page: Page) => this.#catalogue.document(page, variant),
      title: this.#titleOf,
    };
    const { nav, language } = this.#site;
    this.#entries ??= nav && completeNav(nav, this.#catalogue.pages, this.#site).entries;
    const nodes = this.#entries
      ? configuredNavigation(this.#entries, this.#catalogue.byPath, world)
      : folderNavigation(this.#catalogue.pages, world, language.tag);
    this.#navigation.set(variant, nodes);
    return nodes;
  }

  /**
   * Every document of a variant, once, in the order of its navigation. The home stands first unless the navigation says
   * otherwise; what is outside follows by path.
   */
  documents(variant: Variant): readonly Document[] {
    const known = this.#documents.get(variant);
    if (known) return known;
    const all = this.#catalogue.pages.flatMap((page) => this.#catalogue.document(page, variant) ?? []);
    const named = documentsOf(this.navigation(variant));
    const home = all.filter((document) => document.page.slug === '' && !named.includes(document));
    const documents = [...new Set([...home, ...named, ...all])];
    this.#documents.set(variant, documents);
    return documents;
  }
}
