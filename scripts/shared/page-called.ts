import { relative } from 'node:path';
import type { Library, Page } from '../../src/engine/library/types.ts';
import { closest } from '../../src/engine/suggest.ts';
import { fail, fromCaller } from './arguments.ts';

/**
 * The page that somebody means: by its path in the content folder, or as it is seen from where the command was called, or by its address
 * without product and version (`guides/sign-in`). Where there is none, the process ends and says so.
 */
export function pageCalled(name: string, library: Library): Page {
  const { root, pages } = library;
  const slug = name.replace(/^\/|\/$/g, '');
  const page =
    library.page(name) ??
    library.page(relative(root, fromCaller(name))) ??
    pages.find((each) => each.slug === slug);
  if (page) return page;
  const names = pages.flatMap(({ path, slug }) => [path, slug]);
  const meant = closest(name, names);
  return fail(`There is no page "${name}" in ${root}.${meant ? ` Did you mean "${meant}"?` : ''}`);
}
