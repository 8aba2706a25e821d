import type { SiteFolder } from '../../variants/site.ts';

/**
 * The folder of a site of several folders in which a path lies, with a slash at its end: addresses and links begin there. Empty where
 * it is the content folder itself.
 */
export function folderOf(path: string, folders: readonly SiteFolder[]): string {
  const found = folders.find((folder) => path.startsWith(`${folder.path}/`));
  return found === undefined ? '' : `${found.path}/`;
}
