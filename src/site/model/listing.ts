import type { Library, NavNode } from '../../engine/library/types.ts';
import type { VariantModel } from './variant-model.ts';

/** An entry of a list of pages. */
export interface ListingEntry {
  title: string;
  url: string;
  /** what the page says it is about */
  description: string | undefined;
  children: ListingEntry[];
}

/** The entries below some nodes of the navigation, as a list for readers. */
export function listing(library: Library, model: VariantModel, nodes: NavNode[]): ListingEntry[] {
  return nodes.map((node) => ({
    title: node.title,
    url: model.urlOf.get(node)!,
    description: node.document && library.description(node.document),
    children: listing(library, model, node.children),
  }));
}

/** How many guides there are below some nodes. A page that stands for a group is the list of its guides, not one of them. */
export function guideCount(nodes: readonly NavNode[]): number {
  return nodes.reduce((sum, { children }) => sum + (children.length > 0 ? guideCount(children) : 1), 0);
}
