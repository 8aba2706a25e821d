import { posix } from 'node:path';
import { encodePath } from '../../url-path.ts';

/** Says which file of a site a name means, by its path. */
export type FileNames = (name: string, page: string) => string | undefined;

/**
 * Makes the answers for links that name files as wikis do: `[[Set up]]` is `guides/set-up.md`. Capitals, spaces, hyphens and underscores
 * say nothing, and nor does the ending of a page; that of another file may be left out. A name may have folders before it; of several files, the nearest counts.
 *
 * @param paths of the pages and files of a site
 */
export function fileNames(paths: Iterable<string>): FileNames {
  const all = [...paths].map((path) => ({ path, name: simple(path) }));
  const [byName, byStem] = [
    Map.groupBy(all, ({ name }) => posix.basename(name)),
    Map.groupBy(all, ({ name }) => posix.basename(withoutEnding(name))),
  ];
  return (name, page) => {
    const wanted = simple(name).replace(/^\/{1,9}/, '');
    const last = posix.basename(wanted);
    const isMeant = (each: string) => `/${each}`.endsWith(`/${wanted}`);
    const exact = (byName.get(last) ?? []).filter((each) => isMeant(each.name));
    // Pictures are named without their endings, too.
    const found = (
      exact.length > 0 ? exact : (byStem.get(last) ?? []).filter((each) => isMeant(withoutEnding(each.name)))
    ).map(({ path }) => path);
    const folder = posix.dirname(page);
    const nearest = found.toSorted(
      (a, b) => distance(folder, a) - distance(folder, b) || a.length - b.length,
    )[0];
    return nearest === undefined ? undefined : encodePath(posix.relative(folder, nearest));
  };
}

/** A name as it is compared. */
function simple(name: string): string {
  return name
    .normalize()
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .replace(/\.mdx?$/, '');
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - posix.extname(path).length);
}

/** How many folders lie between one and a file. */
function distance(folder: string, file: string): number {
  return posix.relative(folder, posix.dirname(file)).split('/').filter(Boolean).length;
}
