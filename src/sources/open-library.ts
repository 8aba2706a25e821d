import * as engine from '../engine/library/library.ts';
import { hasOwnSite, readSiteOf } from './content-source.ts';

/**
 * Opens a content folder, whoever's it is: one with a `site.yml`, or the pages of a project of MkDocs.
 *
 * @param root absolute path of the content folder
 * @param source the folder whose site it is, where it does not say so itself: the draft of an MkDocs project holds pages alone
 * @throws FindingsError with all that is wrong with the folder, what says what its site is, and the pages' frontmatter
 */
export function openLibrary(
  root: string,
  options: engine.LibraryOptions,
  source = root,
): ReturnType<typeof engine.openLibrary> {
  return engine.openLibrary(root, {
    ...options,
    readSite: () => readSiteOf(hasOwnSite(root) ? root : source),
  });
}
