import { sharedFolder } from '../../url-path.ts';
import type { NavEntry, Variant } from '../../variants/site.ts';
import { VariantSet, type VariantWorld } from '../../variants/variant-set.ts';
import type { Page } from '../folder/page.ts';
import type { Catalogue } from '../names/catalogue.ts';
import type { NavNode } from './nav-node.ts';
import { configuredNavigation, folderNavigation } from './navigation.ts';

/** The folder that all pages below a group of the navigation share: readers cut addresses there. Empty for none. */
export function sectionFolder(node: NavNode): string {
  return sharedFolder(slugsOf(node));
}

function slugsOf(node: NavNode): string[] {
  const own = node.document ? [node.document.page.slug] : [];
  return [...own, ...node.children.flatMap(slugsOf)];
}

/** Where the site lists the pages of a group that has no page of its own. Found when a link leads to no page. */
export class SectionLists {
  readonly #site: VariantWorld & { nav: readonly NavEntry[] | undefined };
  readonly #catalogue: Catalogue;
  #byFolder: ReadonlyMap<string, Variant[]> | undefined;

  constructor(site: VariantWorld & { nav: readonly NavEntry[] | undefined }, catalogue: Catalogue) {
    this.#site = site;
    this.#catalogue = catalogue;
  }

  /** The variants in which a folder's address has such a list. */
  variantsWith(folder: string): VariantSet {
    this.#byFolder ??= this.#find();
    return VariantSet.of(this.#site, this.#byFolder.get(folder) ?? []);
  }

  #find(): Map<string, Variant[]> {
    const found = new Map<string, Variant[]>();
    const { nav, variants } = this.#site;
    for (const variant of variants) {
      // Where a list stands does not depend on what its pages are called.
      const world = {
        variant: variant.id,
        document: (page: Page) => this.#catalogue.document(page, variant),
        title: () => '',
      };
      const nodes = nav
        ? configuredNavigation(nav, this.#catalogue.byPath, world)
        : folderNavigation(this.#catalogue.pages, world);
      for (const folder of new Set(listedFolders(nodes))) {
        const having = found.get(folder) ?? [];
        found.set(folder, having);
        having.push(variant);
      }
    }
    return found;
  }
}

function listedFolders(nodes: readonly NavNode[]): string[] {
  return nodes.flatMap((node) => [
    ...(node.document || node.url !== undefined ? [] : [sectionFolder(node)]),
    ...listedFolders(node.children),
  ]);
}
