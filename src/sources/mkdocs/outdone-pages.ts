import { listFiles } from '../../engine/library/folder/file-list.ts';
import { slugOf } from '../../engine/library/folder/page-name.ts';
import { foldPath } from '../../engine/url-path.ts';
import { otherLanguages, type ProjectLanguages } from './languages.ts';

/** Where a project in several languages has its pages. */
interface PageFolders {
  docsDir: string;
  contentDir: string;
  languages: ProjectLanguages | undefined;
  exclude: readonly string[];
}

/**
 * Pages beside the folders of languages at whose addresses stands one of the default language, which the plugin writes over them.
 *
 * @param pages paths of those in the default language
 * @returns by their paths from the folder of all languages, the page that is seen
 */
export function outdonePages(
  { contentDir, docsDir, languages, exclude }: PageFolders,
  pages: readonly string[],
): ReadonlyMap<string, string> {
  if (contentDir === docsDir || !languages) return new Map();
  const own = new Map(pages.map((path) => [foldPath(slugOf(path)), path]));
  const beside = listFiles(contentDir, {
    sources: 'mkdocs',
    exclude: [...exclude, ...otherLanguages(languages), `/${languages.tag}/`],
  });
  return new Map(
    beside.pages.flatMap((path): [string, string][] => {
      const page = own.get(foldPath(slugOf(path)));
      return page === undefined ? [] : [[path, page]];
    }),
  );
}
