import ignore, { type Ignore } from 'ignore';
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

/** What a folder is without for its variant; made once for each. */
const WITHOUT = new WeakMap<SiteFolder, Ignore>();

/** The ids of the variants that have a page, by its path in the content folder: those that share its folder. Undefined where it lies in none. */
export function ownersOf(path: string, folders: readonly SiteFolder[]): ReadonlySet<string> | undefined {
  const own = folders.filter((folder) => path.startsWith(`${folder.path}/`));
  const around = own.length > 0 ? own : folders.filter((folder) => folder.path === '.');
  if (around.length === 0) return undefined;
  const inFolder = own.length > 0 ? path.slice(own[0]!.path.length + 1) : path;
  return new Set(around.flatMap((folder) => (isWithout(folder, inFolder) ? [] : folder.variant)));
}

function isWithout(folder: SiteFolder, path: string): boolean {
  if (folder.without.length === 0) return false;
  const patterns = WITHOUT.get(folder) ?? ignore({ ignorecase: false }).add([...folder.without]);
  WITHOUT.set(folder, patterns);
  return patterns.ignores(path);
}
