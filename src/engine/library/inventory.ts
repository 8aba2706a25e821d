import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { addAll } from '../add-all.ts';
import type { Finding } from '../finding.ts';
import type { SiteFile } from '../variants/site-file.ts';
import type { VariantSet } from '../variants/variant-set.ts';
import { withBlogs } from './blog/blog-nav.ts';
import { type Blogs, readBlogs } from './blog/blogs.ts';
import { Assets } from './folder/assets.ts';
import { importedScripts, isScript } from './folder/component-files.ts';
import { constantsOf } from './folder/constants.ts';
import { type FileList, listFiles } from './folder/file-list.ts';
import { type IncludeReader, includeReader } from './folder/include-files.ts';
import { readMacros } from './folder/macro-files.ts';
import { checkSite, openSite } from './folder/open-site.ts';
import type { Page } from './folder/page.ts';
import { PageDefaults } from './folder/page-defaults.ts';
import { existence, type PageText, readPageFile } from './folder/page-file.ts';
import type { SourceWorld } from './folder/source-world.ts';
import { readTextFile } from './folder/text-file.ts';
import { findUnusedParts } from './folder/unused-parts.ts';
import { checkLook, type WhereAnnounced } from './look/check-look.ts';
import { Catalogue } from './names/catalogue.ts';
import { settleClaims } from './names/claims.ts';
import type { Document } from './names/document.ts';
import { PageFields } from './names/fields.ts';
import { type PublishedIds, readPublished, settlePublished } from './names/published.ts';
import { findDuplicateUrls, findUnaddressable } from './names/urls.ts';
import { checkNavigation } from './navigation/navigation.ts';
import { SectionLists } from './navigation/section-lists.ts';

/** What a content folder holds, as far as its files' names, `site.yml` and the pages' frontmatter tell. */
export interface Inventory extends SourceWorld {
  site: SiteFile;
  read: IncludeReader;
  catalogue: Catalogue;
  assets: Assets;
  lists: SectionLists;
  /** the text of each page: no file of a page is read a second time */
  texts: ReadonlyMap<Page, PageText>;
  /** Markdown files that are no pages by their names: it is told which of them no text names */
  parts: readonly string[];
  /** whether links were followed in the folder */
  hasLinks: boolean;
  /** what each page is called and described as */
  fields: ReadonlyMap<Page, PageFields>;
  /** where the addresses lead that pages had before */
  formerAddresses: ReadonlyMap<string, Document>;
  /** the ids that each document has to have, since it was published with them */
  publishedIds: PublishedIds;
  /** the variants that an announcement is for */
  announced: WhereAnnounced;
  /** errors and warnings about all of these; a page that has errors here is not in the catalogue */
  findings: readonly Finding[];
}

/**
 * Reads a content folder without templating or rendering a page.
 *
 * @param root absolute path of the content folder
 * @param macroFolders absolute folders of macros besides `templates/` of the content folder, which wins
 * @param readSite reads what says what the site is; by default, `site.yml`
 * @throws FindingsError when `site.yml` is missing or wrong: without it, nothing can be said about the pages
 */
export function readInventory(
  root: string,
  macroFolders: readonly string[],
  readSite: (root: string) => SiteFile = openSite,
): Inventory {
  const written = readSite(root);
  const files = listFiles(root, written);
  const blogs = readBlogs(root, written, files.pages);
  const site =
    written.nav && written.blogs.length > 0
      ? { ...written, nav: withBlogs(written.nav, blogs, written.language) }
      : written;
  const { macros, findings: unreadable } = readMacros(
    [...macroFolders, join(root, 'templates')],
    [root, ...site.includeRoots],
  );
  const sources = {
    root,
    site,
    read: includeReader(root, site.includeRoots, constantsOf(site.variants)),
    macros,
  };
  const { catalogue, texts, fields, lines, findings } = readPages(files.pages, sources, blogs);
  const { pages, byPath } = catalogue;
  const imported = importedScripts(files.modules, (path) => {
    const page = byPath.get(path);
    return page ? texts.get(page)!.body : textOfModule(join(root, path));
  });
  const samples = files.modules.filter((path) => isScript(path) && !imported.has(path));
  const assets = new Assets(root, [...files.assets, ...samples].toSorted());
  const claims = settleClaims({
    catalogue,
    site,
    hasAsset: (path) => assets.has(path),
    lineOf: (page, index) => lines.get(page)?.[index] ?? 1,
  });
  const published = readPublished(root);
  const kept = settlePublished(published, { catalogue, site, formerAddresses: claims.addresses });
  const lists = new SectionLists(site, catalogue);
  const { findings: unfit, announced } = checkLook({ ...sources, site, catalogue, assets, lists, texts });
  return {
    ...sources,
    site,
    announced,
    catalogue,
    assets,
    lists,
    texts,
    parts: files.parts,
    hasLinks: files.hasLinks,
    fields,
    formerAddresses: claims.addresses,
    publishedIds: kept.ids,
    findings: [
      ...files.findings,
      ...blogs.findings,
      ...unreadable,
      ...findings,
      ...checkSite(root, site),
      ...findUnaddressable(pages),
      ...findDuplicateUrls(pages, (page) => catalogue.variantsOf(page)),
      ...checkNavigation(site, catalogue),
      ...unfit,
      ...claims.findings,
      ...published.findings,
      ...kept.findings,
      ...(files.parts.length > 0 ? findUnusedParts(files.parts, allTexts(root, files, texts.values())) : []),
    ],
  };
}

/** The text of everything that may include another file. */
function* allTexts(
  root: string,
  { parts, included }: FileList,
  pages: Iterable<PageText>,
): Generator<string> {
  for (const { body } of pages) yield body;
  for (const path of [...parts, ...included]) {
    const reading = readTextFile(join(root, path), path);
    // A part that names itself is used by nobody.
    if ('text' in reading) yield reading.text.replaceAll(posix.basename(path), '');
  }
}

/** The text of a component or a script; undefined where it cannot be read, which is told by whoever compiles it. */
function textOfModule(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function readPages(paths: readonly string[], sources: SourceWorld, blogs: Blogs) {
  const catalogue = new Catalogue(sources.site);
  const redirects = Map.groupBy(
    [...Object.entries(sources.site.redirects), ...blogs.formerly],
    ([, to]) => to,
  );
  const texts = new Map<Page, PageText>();
  const fields = new Map<Page, PageFields>();
  /** lines of the addresses that pages had before */
  const lines = new Map<Page, number[]>();
  const findings: Finding[] = [];
  const defaults = new PageDefaults(sources.root, sources.site.pageDefaults);
  const written = paths.filter((path) => !blogs.drafts.has(path));
  // Where a list is, its posts say.
  for (const path of [...written, ...blogs.made.keys()]) {
    const { source, findings: unreadable } = readPageFile(path, sources, {
      formerPaths: redirects.get(path)?.map(([from]) => from) ?? [],
      defaults: defaults.of(path),
      made: blogs.made.get(path),
      text: blogs.made.get(path) ?? blogs.texts.get(path),
      post: blogs.posts.get(path),
      posts: blogs.lists.get(path),
    });
    addAll(findings, unreadable);
    if (!source) continue;
    const { variants, findings: doubtful } = existence(source, sources);
    addAll(findings, doubtful);
    catalogue.add(source.page, source.page.isMade ? withPosts(source.page, variants, catalogue) : variants);
    // What else the file tells of the page is asked here and now; its YAML need not be kept.
    const { page, body, begins } = source;
    texts.set(page, { page, body, begins });
    fields.set(source.page, new PageFields(source, sources));
    const { redirect_from: names = [] } = source.page.frontmatter;
    lines.set(
      source.page,
      names.map((_, index) => source.textAt('redirect_from', String(index))?.line ?? 1),
    );
  }
  addAll(findings, defaults.findings);
  return { catalogue, texts, fields, lines, findings };
}

/** The variants in which a list that the site makes has posts. */
function withPosts({ posts }: Page, variants: VariantSet, catalogue: Catalogue): VariantSet {
  const pages = posts?.posts.flatMap((path) => catalogue.byPath.get(path) ?? []) ?? [];
  return variants.filter((variant) => pages.some((page) => catalogue.variantsOf(page).has(variant)));
}
