import type { Finding } from '../../finding.ts';
import { locales } from '../../language/formatters.ts';
import { say } from '../../language/say.ts';
import { writtenTitle } from '../../markdown/written-title.ts';
import type { Place } from '../../place.ts';
import { limited } from '../../suggest.ts';
import type { NavEntry } from '../../variants/site.ts';
import type { SiteFile } from '../../variants/site-file.ts';
import type { Page } from '../folder/page.ts';
import type { Catalogue } from '../names/catalogue.ts';
import type { Document } from '../names/document.ts';
import { titleFromPath } from '../names/title.ts';
import { completeNav } from './complete-nav.ts';
import type { NavNode } from './nav-node.ts';

/** What a navigation is made of in one variant. */
export interface NavWorld {
  /** the id of the variant */
  variant: string;
  document(page: Page): Document | undefined;
  /** what the navigation calls a document */
  title(document: Document): string;
}

/**
 * Builds the navigation of a variant from `nav:` in site.yml. Entries whose page the variant does not have drop out,
 * and groups that are left empty with them.
 */
export function configuredNavigation(
  entries: readonly NavEntry[],
  pages: ReadonlyMap<string, Page>,
  world: NavWorld,
): NavNode[] {
  return entries.flatMap((entry): NavNode[] => {
    if (typeof entry === 'string') {
      const document = documentAt(entry, pages, world);
      return document ? [{ title: world.title(document), document, children: [] }] : [];
    }
    if (entry.variants && !entry.variants.includes(world.variant)) return [];
    const document = entry.page === undefined ? undefined : documentAt(entry.page, pages, world);
    const title = entry.title === undefined ? document && world.title(document) : writtenTitle(entry.title);
    if (title === undefined) return [];
    if (entry.url !== undefined) return [{ title, document: undefined, url: entry.url, children: [] }];
    const children = configuredNavigation(entry.children ?? [], pages, world);
    return document || children.length > 0 ? [{ title, document, children }] : [];
  });
}

function documentAt(path: string, pages: ReadonlyMap<string, Page>, world: NavWorld): Document | undefined {
  const page = pages.get(path);
  return page && world.document(page);
}

/** The pages that entries can name. */
type NamedPages = Pick<Catalogue, 'byPath' | 'closestPath'>;

/**
 * Finds entries of `nav:` that name no page, one that another entry names already or nothing at all, and pages that no entry
 * names.
 */
export function checkNavigation(site: SiteFile, catalogue: NamedPages): Finding[] {
  const { nav, language } = site;
  const others = site.sources === 'variorum' ? say(language, 'navigation.other') : undefined;
  return [
    ...checkEntries(site, catalogue),
    ...emptyGroups(nav ?? [], ['nav']).map(({ title, at }) => emptyGroup(title, placeIn(site, at))),
    ...(nav
      ? completeNav(nav, catalogue.byPath.values(), site).unnamed.map((page) => unnamedPage(page, others))
      : []),
  ];
}

function checkEntries(
  site: Pick<SiteFile, 'nav' | 'file' | 'lineOf' | 'placeOf' | 'sources'>,
  catalogue: NamedPages,
): Finding[] {
  const { nav = [], sources } = site;
  /** where pages are named first: for any variant, for all of them, and for each for which an entry alone is */
  const places = new Map<string, Place>();
  const { byPath: pages } = catalogue;
  const suggest = limited((path: string) => catalogue.closestPath(path));
  return namedPages(nav, ['nav']).flatMap(({ path, at, variants }): Finding[] => {
    const place = placeIn(site, at);
    const isForAll = variants.length === 0;
    const rivals = isForAll ? ['any'] : ['all', ...variants];
    const first = rivals.flatMap((rival) => places.get(`${rival} ${path}`) ?? [])[0];
    for (const key of ['any', ...(isForAll ? ['all'] : variants)])
      if (!places.has(`${key} ${path}`)) places.set(`${key} ${path}`, place);
    if (pages.has(path)) return first === undefined ? [] : [repeatedPage(path, first, place)];
    const likely = [`${path}.md`, `${path}/index.md`, path.replace(/(^|\/)index\.md$/, '$1README.md')];
    const suggestion = likely.find((each) => pages.has(each)) ?? suggest(path);
    const message = `nav: there is no page "${path}" in the content folder.`;
    const hint = suggestion
      ? `Did you mean "${suggestion}"?`
      : 'Entries are paths of pages, such as guides/first-steps.md.';
    // MkDocs goes on without such an entry.
    const severity = sources === 'mkdocs' ? 'warning' : 'error';
    return [{ severity, rule: 'missing-nav-page', message, hint, place }];
  });
}

/** Where an entry of the navigation stands, by the keys that lead to it. */
function placeIn(
  { file, lineOf, placeOf }: Pick<SiteFile, 'file' | 'lineOf' | 'placeOf'>,
  at: readonly PropertyKey[],
): Place {
  return placeOf?.(at) ?? { file, line: lineOf(at) };
}

function repeatedPage(path: string, first: Place, place: Place): Finding {
  const where = first.file === place.file ? `line ${first.line}` : `${first.file}:${first.line}`;
  return {
    severity: 'warning',
    rule: 'repeated-nav-page',
    message: `nav: the page "${path}" stands there already, in ${where}.`,
    hint: 'Name every page once: readers go from one to the next in this order.',
    place,
  };
}

function emptyGroup(title: string, place: Place): Finding {
  return {
    severity: 'warning',
    rule: 'empty-nav-group',
    message: `nav: the group ${JSON.stringify(title)} has no page and no children, so it is not shown.`,
    hint: 'Name its page or its children, or remove it.',
    place,
  };
}

function unnamedPage({ path }: Page, others: string | undefined): Finding {
  return {
    severity: 'warning',
    rule: 'page-outside-nav',
    message:
      others === undefined
        ? 'nav does not name this page; readers find it by links and by search alone.'
        : `nav in site.yml does not name this page; it stands under "${others}" at the end of the navigation.`,
    hint: 'Name it there, or write nav: { hidden: true } in its frontmatter to leave it out.',
    place: { file: path, line: 1 },
  };
}

/** The groups that name nothing, each with the keys that lead to it. */
function emptyGroups(
  entries: readonly NavEntry[],
  at: readonly PropertyKey[],
): { title: string; at: readonly PropertyKey[] }[] {
  return entries.flatMap((entry, index) => {
    if (typeof entry === 'string') return [];
    const here = [...at, index];
    const children = entry.children ?? [];
    if (entry.page === undefined && entry.url === undefined && children.length === 0)
      return [{ title: entry.title ?? '', at: here }];
    return emptyGroups(children, [...here, 'children']);
  });
}

/** The pages that entries name, each with the keys that lead to its name, and the variants that the entry is for; none stand for all. */
function namedPages(
  entries: readonly NavEntry[],
  at: readonly PropertyKey[],
  around: readonly string[] = [],
): { path: string; at: readonly PropertyKey[]; variants: readonly string[] }[] {
  return entries.flatMap((entry, index) => {
    const here = [...at, index];
    if (typeof entry === 'string') return [{ path: entry, at: here, variants: around }];
    const variants = entry.variants ?? around;
    const own = entry.page === undefined ? [] : [{ path: entry.page, at: [...here, 'page'], variants }];
    return [...own, ...namedPages(entry.children ?? [], [...here, 'children'], variants)];
  });
}

interface Folder {
  /** path relative to the content folder; empty for the root */
  path: string;
  /** the pages that stand for the folder: an index in it or a page beside it that is called so, in variants of their own */
  indexes: Page[];
  pages: Page[];
  folders: Map<string, Folder>;
}

/**
 * Builds the navigation of a variant from its folders; pages are in the order of `nav.order`, then of their titles. The home
 * of the variant and pages that say so are left out.
 */
export function folderNavigation(pages: Iterable<Page>, world: NavWorld, tag = 'en'): NavNode[] {
  const root = folderAt('');
  const shown = [...pages].filter(({ slug, frontmatter }) => slug !== '' && !frontmatter.nav?.hidden);
  const below = new Set(shown.flatMap(({ path }) => foldersOf(path)));
  for (const page of shown) place(page, below.has(page.slug) ? page.slug : parentOf(page.path), root);
  return childrenOf(root, world, new Intl.Collator(locales(tag), { numeric: true }));
}

function folderAt(path: string): Folder {
  return { path, indexes: [], pages: [], folders: new Map() };
}

/** The folders in which a file lies, from the outermost. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function place(page: Page, path: string, root: Folder): void {
  let folder = root;
  for (const part of path.split('/').filter(Boolean)) {
    const next = folder.folders.get(part) ?? folderAt(folder.path ? `${folder.path}/${part}` : part);
    folder.folders.set(part, next);
    folder = next;
  }
  if (page.slug === folder.path.normalize()) folder.indexes.push(page);
  else folder.pages.push(page);
}

interface Entry {
  node: NavNode;
  order: number;
}

function childrenOf(folder: Folder, world: NavWorld, titles: Intl.Collator): NavNode[] {
  const entries: Entry[] = [];
  for (const page of folder.pages) {
    const document = world.document(page);
    if (document)
      entries.push({
        node: { title: world.title(document), document, children: [] },
        order: orderOf(page),
      });
  }
  for (const [name, child] of folder.folders) {
    const document = child.indexes.flatMap((index) => world.document(index) ?? [])[0];
    const children = childrenOf(child, world, titles);
    if (!document && children.length === 0) continue;
    const title = document ? world.title(document) : titleFromPath(name);
    entries.push({ node: { title, document, children }, order: orderOf(document?.page ?? child.indexes[0]) });
  }
  return entries
    .toSorted((a, b) => a.order - b.order || titles.compare(a.node.title, b.node.title))
    .map((entry) => entry.node);
}

function orderOf(page: Page | undefined): number {
  return page?.frontmatter.nav?.order ?? Number.MAX_SAFE_INTEGER;
}

/** The documents of a navigation, in reading order. */
export function documentsOf(nodes: readonly NavNode[]): Document[] {
  return nodes.flatMap((node) => [...(node.document ? [node.document] : []), ...documentsOf(node.children)]);
}
