import { type Upgrade, upgradesOf } from '../../apparatus/upgrades.ts';
import type { Language } from '../../engine/language/language.ts';
import type { Document, Library, NavNode } from '../../engine/library/types.ts';
import { foldPath } from '../../engine/url-path.ts';
import type { Variant } from '../../engine/variants/site.ts';
import { sectionUrls } from './section-url.ts';
import { isStartDocument } from './start-page.ts';

/** A group of the navigation that no page of the writer stands for: the site lists its children itself. */
export interface Section {
  node: NavNode;
  url: string;
}

/** What all pages of a variant share; computed once, so that a page costs no more in a large site than in a small one. */
export interface VariantModel {
  variant: Variant;
  /** in which the site speaks to its readers */
  language: Language;
  /** `/identity-server/7.1.0/` */
  home: string;
  /** top level of the navigation */
  tree: NavNode[];
  /** the reading order: those of the navigation, then the others */
  order: readonly Document[];
  /** what the navigation leads to, in the reading order, with the place of each by URL: for previous and next */
  shelf: { documents: readonly Document[]; places: ReadonlyMap<string, number> };
  /** place of a document in `order`, by URL */
  position: ReadonlyMap<string, number>;
  /** the entries from the top level down to the one at this URL, itself included */
  trail: ReadonlyMap<string, NavNode[]>;
  /** sections that need a page of ours, by URL */
  sections: ReadonlyMap<string, Section>;
  /** the ways from older versions of the product to this one that have a page */
  upgrades: readonly Upgrade[];
  /** where an entry of the navigation leads: its page, its section's list, or another site */
  urlOf: ReadonlyMap<NavNode, string>;
}

/** By the navigation, which a library shares with the one before where no name has changed. */
const MODELS = new WeakMap<readonly NavNode[], VariantModel>();

/** The model of a variant, from the first question on kept as long as its navigation. */
export function variantModel(library: Library, variant: Variant): VariantModel {
  const navigation = library.navigation(variant);
  const model = MODELS.get(navigation) ?? build(library, variant);
  MODELS.set(navigation, model);
  return model;
}

function build(library: Library, variant: Variant): VariantModel {
  const order = library.documents(variant).filter((document) => !isStartDocument(document));
  const home = `${variant.basePath}/`;
  const tree = library
    .navigation(variant)
    .filter((node) => node.document === undefined || !isHome(node.document, home));
  const position = new Map(order.map((document, index) => [document.url, index]));
  const named = namedUrls(tree);
  const trail = new Map<string, NavNode[]>();
  const sections = new Map<string, Section>();
  /** addresses as systems know them that do not tell capitals from small letters */
  const taken = new Set(order.map(({ url }) => foldPath(url)));
  const urlOf = new Map<NavNode, string>();

  const visit = (nodes: NavNode[], above: NavNode[]): void => {
    for (const node of nodes) {
      const here = [...above, node];
      if (node.url !== undefined) {
        urlOf.set(node, node.url);
        continue;
      }
      let url = node.document?.url;
      if (url === undefined) {
        // An index page that the navigation does not name elsewhere is the page of its group.
        // What a page claims for its former address is the writer's word; the list is ours, and stands anywhere.
        const free = (candidate: string): boolean =>
          !named.has(candidate) &&
          (position.has(candidate) || !taken.has(foldPath(candidate))) &&
          !library.formerAddresses.has(candidate);
        const candidates = sectionUrls(node, variant);
        url = candidates.find(free) ?? `${candidates.at(-1)!.slice(0, -1)}-${sections.size}/`;
        if (position.has(url)) named.add(url);
        else {
          sections.set(url, { node, url });
          taken.add(foldPath(url));
        }
      }
      urlOf.set(node, url);
      if (!trail.has(url)) trail.set(url, here);
      visit(node.children, here);
    }
  };
  visit(tree, []);

  const documents = order.filter((document) => isHome(document, home) || trail.has(document.url));
  const shelf = { documents, places: new Map(documents.map(({ url }, index) => [url, index])) };
  const upgrades = upgradesOf(library.site, variant.product).filter(({ to }) => to === variant);
  const { language } = library.site;
  return { variant, upgrades, language, home, tree, order, shelf, position, trail, sections, urlOf };
}

function namedUrls(nodes: NavNode[]): Set<string> {
  const urls = new Set<string>();
  const visit = (node: NavNode): void => {
    if (node.document) urls.add(node.document.url);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return urls;
}

function isHome(document: Document, home: string): boolean {
  return document.url === home || isStartDocument(document);
}
