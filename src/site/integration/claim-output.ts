import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Document, Library } from '../../engine/library/types.ts';
import { fullTexts } from '../files/full-text.ts';
import { markdownCopies, markdownUrl } from '../files/markdown-url.ts';
import type { OutputFile } from '../files/output-file.ts';
import { type Origin, OutputPaths } from '../files/output-paths.ts';
import { pageUrls, type View, viewAt } from '../model/view.ts';
import { MARK } from '../output/output-mark.ts';
import type { OwnPages } from './own-pages.ts';
import { INDEX_FOLDER } from './search-index.ts';
import { ASTRO_FOLDER } from './settings.ts';

const generated = (what: string): Origin => ({ kind: 'generated', what });

/** What a project has besides its content. */
export interface OwnFiles {
  /** absolute path of the files that are copied as they are */
  publicDir: string;
  /** its own pages */
  own: Pick<OwnPages, 'has' | 'entries'>;
}

/**
 * Claims every path that a build of a library writes. A page of the project's own at the top of the site, or for addresses that
 * lead nowhere, takes the place of the site's.
 *
 * @param files what stands beside the pages
 */
export function claimOutput(
  library: Library,
  files: readonly OutputFile[],
  { publicDir, own }: OwnFiles,
): OutputPaths {
  const paths = new OutputPaths();
  paths.claimFolder(ASTRO_FOLDER, generated('the styles and scripts of the site'));
  paths.claimFolder(INDEX_FOLDER, generated('the search index'));
  paths.claim(MARK, generated('the list of all that a build wrote'));
  paths.claim('404.html', generated('the page for addresses that lead nowhere'));
  for (const path of filesBelow(publicDir)) paths.claim(path, generated(`the file public/${path}`));
  for (const [url, file] of own.entries()) {
    const path = pathOf(url);
    if (url !== '/404/')
      paths.claim(
        path === '' || path.endsWith('/') ? `${path}index.html` : path,
        generated(`the page ${file}`),
      );
  }
  for (const url of pageUrls(library)) {
    if (url === '/' && own.has(url)) continue;
    const view = viewAt(library, url)!;
    if (view.kind === 'document' && !view.isCopy) claimDocument(paths, library, view.document);
    else paths.claim(`${pathOf(url)}index.html`, originOf(view));
  }
  for (const { url, what, page } of files) {
    const path = pathOf(url);
    // A script of ours lies among those of Astro.
    if (path.startsWith(`${ASTRO_FOLDER}/`)) continue;
    paths.claim(path, page === undefined ? generated(what) : { ...generated(what), place: lineOne(page) });
  }
  for (const { urls } of fullTexts(library))
    for (const url of urls) paths.claim(pathOf(url), generated('the text of all pages for agents'));
  for (const { url } of library.assets()) {
    const path = decodeURIComponent(url).slice(1);
    paths.claim(path, { kind: 'file', what: `the file "${path}"`, place: lineOne(path) });
  }
  return paths;
}

function claimDocument(paths: OutputPaths, library: Library, document: Document): void {
  const { page, variant, url } = document;
  const what = `the page "${page.path}"`;
  const origin: Origin = { kind: 'page', what, place: lineOne(page.path), variant: variant.id };
  paths.claim(`${pathOf(url)}index.html`, origin);
  for (const each of [markdownUrl(document), ...markdownCopies(library, document)])
    paths.claim(pathOf(each), origin);
}

function originOf(view: View): Origin {
  if (view.kind === 'start' || view.kind === 'document') {
    if (view.document === undefined) return generated('the start page of the site');
    const { path } = view.document.page;
    return { kind: 'page', what: `the page "${path}"`, place: lineOne(path) };
  }
  if (view.kind === 'upgrade') {
    const { from, to } = view.part.way;
    return { ...generated(`the list of what changed since ${from.version}`), variant: to.id };
  }
  if (view.kind === 'versions') return generated(`the list of the versions of ${view.product.name}`);
  const variant = view.variant.id;
  if (view.kind === 'upgrades') return { ...generated('the list of upgrades to a version'), variant };
  return view.kind === 'home'
    ? { ...generated('the list of the pages of a version'), variant }
    : { ...generated(`the list of the section "${view.node.title}"`), variant };
}

function lineOne(file: string): Origin['place'] {
  return { file, line: 1 };
}

/** The path in the output of a URL. */
function pathOf(url: string): string {
  return decodeURI(url).slice(1);
}

function isLinkToFile(entry: Dirent): boolean {
  const path = join(entry.parentPath, entry.name);
  return entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || isLinkToFile(entry))
    .map((entry) => join(relative(folder, entry.parentPath), entry.name).replaceAll('\\', '/'))
    .toSorted();
}
