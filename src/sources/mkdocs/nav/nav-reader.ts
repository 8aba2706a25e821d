import { posix } from 'node:path';
import { addAll } from '../../../engine/add-all.ts';
import { titleOfHtml } from '../../../engine/markdown/written-title.ts';
import type { Place } from '../../../engine/place.ts';
import { encodePath } from '../../../engine/url-path.ts';
import { type ConfigNode, itemsOf, nodeAt, textOf } from '../config-node.ts';
import type { FolderNav } from './folder-nav.ts';
import { compareNames, type NavOrder, orderOf } from './nav-order.ts';
import { type NavPattern, readPattern } from './nav-pattern.ts';
import { type PlacedEntry, pagesOf, without } from './placed-entry.ts';
import { titleOfFolder } from './title-of-folder.ts';

/** What a navigation is made from. */
export interface NavWorld {
  /** paths of the pages in the folder of pages, sorted */
  pages: readonly string[];
  /** pages at whose addresses readers are led on, with the page that is named in their place */
  redirected: ReadonlyMap<string, string>;
  /** whether a file lies at a path */
  hasFile(path: string): boolean;
  /** what a folder says of its own navigation */
  folderNav(folder: string): FolderNav;
  /** what a page is called */
  titleOf(page: string): string;
  /** whether a page stands where it is named alone, so that folders and patterns do not bring it in */
  isUnlisted(page: string): boolean;
  /** what names of pages may end with that the navigation leaves out, `.en` for `index.en.md`, or begin with (`en/index.md`); nothing for an empty text */
  suffix: string;
}

const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/)/i;
/** How the plugins `monorepo` and `multirepo` are told of the configuration of another site, or of several. */
const INCLUSION = /^(?:[!*]include|!import)\s/;
const INDEX = /(?:^|\/)(?:index|README)\.md$/;

/** An entry that stands for many, which are found when all that is named is known. */
interface Many {
  pattern: NavPattern;
  order: NavOrder;
  found: PlacedEntry[];
}
type Unresolved = Many | (Omit<PlacedEntry, 'children'> & { children?: Unresolved[] });

/** A list while it is read. */
interface Reading {
  /** of the list */
  folder: string;
  /** paths that the list names, and those that patterns of it have taken */
  named: Set<string>;
  patterns: Many[];
}

/** Reads `nav` and what folders say, into entries. */
export class NavReader {
  readonly #world: NavWorld;
  readonly #pages: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;
  /** folders whose entries are being read */
  readonly #open = new Set<string>();

  constructor(world: NavWorld) {
    this.#world = world;
    this.#pages = new Set(world.pages);
    this.#folders = new Set(world.pages.flatMap(foldersAbove));
  }

  /** The entries of a folder: as it says itself, or all that is in it. */
  folder(folder: string): PlacedEntry[] {
    // Folders that list one another would be listed without end.
    if (this.#open.has(folder)) return [];
    const { nav, order } = this.#world.folderNav(folder);
    this.#open.add(folder);
    const entries = nav ? this.list(itemsOf(nav), folder) : this.#rest(folder, new Set(), order);
    this.#open.delete(folder);
    return entries;
  }

  /** @param folder on which their paths hang */
  list(items: readonly ConfigNode[], folder: string): PlacedEntry[] {
    const named = new Set(
      items.flatMap((item) => textsBelow(item)).map((text) => this.#pathOf(text, folder)),
    );
    const reading: Reading = { folder, named, patterns: [] };
    const tree = this.#read(items, reading);
    // What is left is known when everything else has taken what it is for.
    for (const each of reading.patterns.toSorted((a, b) => a.pattern.rank - b.pattern.rank))
      each.found = this.#taken(each.pattern, each.order, reading);
    return resolved(tree);
  }

  #read(items: readonly ConfigNode[], reading: Reading): Unresolved[] {
    const entries: Unresolved[] = [];
    for (const item of items) {
      if (item.kind !== 'map') addAll(entries, this.#entry(undefined, item, reading));
      else if (item.entries.has('glob')) addAll(entries, this.#globbed(item, reading));
      else
        for (const [title, value] of item.entries)
          addAll(entries, this.#entry(titleOfHtml(title).trim(), value, reading));
    }
    return entries;
  }

  /** @param said an empty title is none: the page has its own */
  #entry(said: string | undefined, value: ConfigNode, reading: Reading): Unresolved[] {
    const { place } = value;
    const title = said || undefined;
    if (value.kind !== 'value')
      return [{ title: title ?? 'Untitled', children: this.#read(itemsOf(value), reading), place }];
    const text = textOf(value)?.trim();
    if (!text) return title === undefined ? [] : [{ title, children: [], place }];
    if (INCLUSION.test(text)) return [];
    const own = title === undefined ? {} : { title };
    if (ELSEWHERE.test(text)) {
      const url = addressIn(text);
      // Where nothing can lead to it, its title is told as one without a page.
      return [{ title: title ?? text, ...(url === undefined ? { children: [] } : { url }), place }];
    }
    const path = this.#pathOf(text, reading.folder);
    if (this.#pages.has(path)) return [{ ...own, page: path, place }];
    if (this.#folders.has(path))
      return this.#section(path, without(this.folder(path), reading.named), { title, place });
    const pattern = readPattern(text, reading.folder, place);
    if (pattern) {
      const found = this.#pattern(pattern, this.#world.folderNav(reading.folder).order, reading);
      return title === undefined ? [found] : [{ title, children: [found], place }];
    }
    if (title !== undefined && this.#world.hasFile(path))
      return [{ title, url: `/${encodePath(path)}`, place }];
    return [{ ...own, page: path, place }];
  }

  /** A pattern with options of its own. */
  #globbed(item: ConfigNode, reading: Reading): Unresolved[] {
    const pattern = readPattern(textOf(nodeAt(item, 'glob'))?.trim() ?? '', reading.folder, item.place);
    if (!pattern) return this.#entry(undefined, nodeAt(item, 'glob')!, reading);
    const order = orderOf(nodeAt(item, 'sort'), this.#world.folderNav(reading.folder).order);
    return [this.#pattern(pattern, order, reading)];
  }

  #pattern(pattern: NavPattern, order: NavOrder, reading: Reading): Unresolved {
    const unresolved = { pattern, order, found: [] };
    reading.patterns.push(unresolved);
    return unresolved;
  }

  /** What a pattern stands for, as far as nothing names it. */
  #taken(pattern: NavPattern, order: NavOrder, { folder, named }: Reading): PlacedEntry[] {
    const { matches, foldersOnly, isFlat } = pattern;
    const { ignores } = this.#world.folderNav(folder);
    if (isFlat) {
      const prefix = folder === '' ? '' : `${folder}/`;
      const pages = this.#world.pages.filter(
        (path) =>
          path.startsWith(prefix) &&
          !named.has(path) &&
          (matches?.(path) ?? true) &&
          !ignores(path) &&
          !this.#world.isUnlisted(path),
      );
      for (const path of pages) named.add(path);
      return pages.map((page) => ({ page, place: undefined }));
    }
    if (!matches) return this.#rest(folder, named, order);
    const isFolder = (path: string) => path !== '' && matches(path);
    const found = [
      ...(foldersOnly ? [] : this.#world.pages.filter(matches)),
      ...[...this.#folders].filter(isFolder),
    ];
    // What lies in a folder that matches comes with it.
    const outermost = found.filter((path) => !foldersAbove(path).some(isFolder));
    return this.#entriesOf(
      outermost.filter((path) => !named.has(path)),
      { named, order, ignores },
    );
  }

  /** What lies in a folder itself, as far as nothing names it. */
  #rest(folder: string, named: Set<string>, order: NavOrder): PlacedEntry[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const isHere = (path: string) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
    const pages = this.#world.pages.filter((path) => isHere(path) && !named.has(path));
    const folders = [...this.#folders].filter((path) => path !== folder && isHere(path) && !named.has(path));
    const { ignores } = this.#world.folderNav(folder);
    return this.#entriesOf([...pages, ...folders], { named, order, ignores });
  }

  /** Pages and folders in their order. */
  #entriesOf(
    paths: readonly string[],
    { named, order, ignores }: { named: Set<string>; order: NavOrder; ignores(path: string): boolean },
  ): PlacedEntry[] {
    const shown = paths.filter(
      (path) =>
        !ignores(path) &&
        (this.#pages.has(path) ? !this.#world.isUnlisted(path) : !this.#world.folderNav(path).isHidden),
    );
    const sorted = shown.toSorted((a, b) => this.#compare(a, b, order));
    const entries = sorted.flatMap((path): PlacedEntry[] => {
      if (this.#pages.has(path)) return [{ page: path, place: undefined }];
      return this.#section(path, without(this.folder(path), named), { title: undefined, place: undefined });
    });
    for (const path of [...paths, ...pagesOf(entries)]) named.add(path);
    return entries;
  }

  /** The group of a folder; nothing where it is empty, and its only entry where the folder says so. */
  #section(
    path: string,
    children: PlacedEntry[],
    { title, place }: { title: string | undefined; place: Place | undefined },
  ): PlacedEntry[] {
    const own = this.#world.folderNav(path);
    if (children.length === 0) return [];
    if (own.collapses && children.length === 1) return children;
    const said = own.isTitleFinal ? (own.title ?? title) : (title ?? own.title);
    const name = path.split('/').at(-1)!;
    return [{ title: said || (own.keepsName ? name : titleOfFolder(path)), children, place }];
  }

  #compare(a: string, b: string, order: NavOrder): number {
    const [isA, isB] = [a, b].map((path) => this.#pages.has(path));
    if (order.folders !== 'mixed' && isA !== isB)
      return (order.folders === 'last' ? 1 : -1) * (Number(!isA) - Number(!isB));
    const index = order.indexFirst ? Number(INDEX.test(b)) - Number(INDEX.test(a)) : 0;
    if (index !== 0) return index;
    const [left, right] = [a, b].map((path) => this.#sortKey(path, order));
    return (order.isDescending ? -1 : 1) * compareNames(left!, right!, order);
  }

  #sortKey(path: string, { by }: NavOrder): string {
    if (by === 'path') return path;
    if (by === 'filename') return path.split('/').at(-1)!;
    return this.#pages.has(path)
      ? this.#world.titleOf(path)
      : (this.#world.folderNav(path).title ?? titleOfFolder(path));
  }

  /** A path as the list of pages has it, below a folder or else the folder of pages; of a folder, without the slash at its end. */
  #pathOf(text: string, folder: string): string {
    const { suffix } = this.#world;
    // What leads to a part of a page leads to the page; on Windows, paths have backslashes as well.
    const [path = ''] = text.replace(/\?[\w-]+=[^#]*/, '').split('#');
    const spellings = path.includes('\\') ? [path, path.replaceAll('\\', '/')] : [path];
    const places = spellings.flatMap((each) => [posix.join(folder, each), posix.normalize(each)]);
    const candidates = places.flatMap((each) => {
      const clean = each.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '');
      const suffixed = suffix === '' ? [] : [clean.replace(/\.md$/, `${suffix}.md`)];
      // Where the pages of a language lie in its folder, some name that as well.
      const language = `${suffix.slice(1)}/`;
      if (clean.startsWith(language) && language !== '/') suffixed.push(clean.slice(language.length));
      // Where addresses end in .html, some name pages so.
      return [clean, decoded(clean), ...suffixed, clean.replace(/\.html$/, '.md')];
    });
    const { redirected } = this.#world;
    const found = candidates.find(
      (each) => this.#pages.has(each) || this.#folders.has(each) || redirected.has(each),
    );
    return (found && redirected.get(found)) ?? found ?? candidates[0]!;
  }
}

/** The entries of a navigation that stand for what other configurations say (`!include ./api/mkdocs.yml`), which is not read. */
export function includedConfigurations(nav: ConfigNode | undefined): ConfigNode[] {
  if (nav?.kind === 'list') return nav.items.flatMap(includedConfigurations);
  if (nav?.kind === 'map') return [...nav.entries.values()].flatMap(includedConfigurations);
  return nav && INCLUSION.test(textOf(nav)?.trim() ?? '') ? [nav] : [];
}

/** The entries of a navigation that name a part of a page or ask something of it (`guide.md#setup`): they lead to the page. */
export function partsOfPages(nav: ConfigNode | undefined): ConfigNode[] {
  if (nav?.kind === 'list') return nav.items.flatMap(partsOfPages);
  if (nav?.kind === 'map') return [...nav.entries.values()].flatMap(partsOfPages);
  const text = nav && textOf(nav)?.trim();
  return text && !ELSEWHERE.test(text) && /\.md(?:#|\?[\w-]+=)/.test(text) ? [nav] : [];
}

/** Entries with what patterns have found in their place. */
function resolved(entries: readonly Unresolved[]): PlacedEntry[] {
  return entries.flatMap((entry): PlacedEntry[] => {
    if ('pattern' in entry) return entry.found;
    const { children, ...own } = entry;
    return [children === undefined ? own : { ...own, children: resolved(children) }];
  });
}

/** An address as `site.yml` has it, without what writers put behind it into the tag of the link (`https://x.org" target="_blank`). */
function addressIn(text: string): string | undefined {
  const address = text.split(/["\s<>]/, 1)[0]!.replace(/^\/\//, 'https://');
  return /^(?:https?:\/\/[^/]|mailto:.|\/)/i.test(address) ? address : undefined;
}

function foldersAbove(page: string): string[] {
  const parts = page.split('/').slice(0, -1);
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

function textsBelow(node: ConfigNode): string[] {
  if (node.kind === 'map')
    return node.entries.has('glob') ? [] : [...node.entries.values()].flatMap(textsBelow);
  if (node.kind === 'list') return node.items.flatMap(textsBelow);
  const text = textOf(node)?.trim();
  return text && !INCLUSION.test(text) ? [text] : [];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
