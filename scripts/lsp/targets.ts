import { posix, resolve } from 'node:path';
import { includeReader } from '../../src/engine/library/folder/include-files.ts';
import type { Page } from '../../src/engine/library/types.ts';
import type { OpenLibrary } from './content-folder.ts';

/** The absolute path of the file that an include tag in a file means; undefined when there is none that may be included. */
export function includedFile({ root, site }: OpenLibrary, target: string, from: string): string | undefined {
  const found = includeReader(root, site.includeRoots)(target, from);
  return 'path' in found ? resolve(root, found.path) : undefined;
}

/**
 * The page that the path of a link means: relative to the file, or from the prefix of the variant; the page at hand when it is empty.
 *
 * @param from path of the file with the link
 */
export function linkedPage(library: OpenLibrary, target: string, from: string): Page | undefined {
  const path = target.replace(/^\{\{\s*base_path\s*\}\}/, '');
  if (path === '') return library.page(from);
  const isFromRoot = path.startsWith('/');
  const joined = isFromRoot ? path.slice(1) : posix.join(posix.dirname(from), path);
  const slug = joined.replace(/\/$/, '');
  return [joined, `${slug}.md`, `${slug}.mdx`, `${slug}/index.md`, `${slug}/index.mdx`]
    .map((each) => library.page(each))
    .find((page) => page !== undefined);
}

/** A path as a link in a file names it. */
export function relativeTo(from: string, path: string): string {
  return posix.relative(posix.dirname(from), path) || posix.basename(path);
}
