import type { Place } from '../../../engine/place.ts';
import type { NavEntry } from '../../../engine/variants/site.ts';
import { type ConfigNode, itemsOf } from '../config-node.ts';
import { NavReader, type NavWorld } from './nav-reader.ts';
import { placesIn, type SectionPages, withKeys, withSectionPages } from './placed-entry.ts';

/** Entries of a navigation, and where each is said, by its path of keys (`0.children.1`). */
export interface ReadNav {
  entries: NavEntry[];
  places: ReadonlyMap<string, Place>;
}

/**
 * Reads the navigation of a project: pages, titles, groups and links to elsewhere. Folders and patterns stand for what of them nothing
 * else names; where nobody says an order, it is that of MkDocs: the pages of a folder by name, its index first, then the folders in it.
 *
 * @param nav `nav` of its configuration, if it has one that counts
 * @param sectionPages which children are the pages of their groups
 */
export function readNav(
  nav: ConfigNode | undefined,
  world: NavWorld,
  sectionPages: SectionPages = { indexes: false, untitled: false },
): ReadNav {
  const reader = new NavReader(world);
  const entries = withSectionPages(nav ? reader.list(itemsOf(nav), '') : reader.folder(''), sectionPages);
  return { entries: withKeys(entries), places: placesIn(entries) };
}
