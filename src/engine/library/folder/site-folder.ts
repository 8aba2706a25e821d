import type { Reading, Site, SiteFolder } from '../../variants/site.ts';

/**
 * The folder of a site of several folders in which a path lies, with a slash at its end: addresses and links begin there. Empty where
 * it is the content folder itself.
 */
export function folderOf(path: string, folders: readonly SiteFolder[]): string {
  const found = folderWith(path, folders);
  return found === undefined ? '' : `${found.path}/`;
}

/** How a page is read, by its path: as the folder says in which it lies, or else the site. */
export function readingAt(path: string, site: Reading & Pick<Site, 'folders'>): Reading {
  return folderWith(path, site.folders) ?? site;
}

function folderWith(path: string, folders: readonly SiteFolder[]): SiteFolder | undefined {
  return folders.find((folder) => path.startsWith(`${folder.path}/`));
}
