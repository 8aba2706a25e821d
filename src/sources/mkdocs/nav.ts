import { posix } from 'node:path';
import ignore from 'ignore';
import { addAll } from '../../engine/add-all.ts';
import type { Place } from '../../engine/place.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { type ConfigNode, itemsOf, nodeAt, textOf } from './config-node.ts';

/** What a navigation is made from. */
export interface NavWorld {
  /** paths of the pages in the folder of pages, sorted */
  pages: readonly string[];
  /** whether a file lies at a path */
  hasFile(path: string): boolean;
  /** what a folder says of its own navigation (`.nav.yml`, `.pages`), where the project reads such files */
  folderNav(folder: string): ConfigNode | undefined;
}

/** Entries of a navigation, and where each is said, by its path of keys (`0.children.1`). */
export interface ReadNav {
  entries: NavEntry[];
  places: ReadonlyMap<string, Place>;
}

const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/)/i;
const INDEX = /(?:^|\/)(?:index|README)\.md$/;

/**
 * Reads the navigation of a project: pages, titles, groups and links to elsewhere. Folders and patterns stand for what of them nothing
 * else names; where nobody says an order, it is that of MkDocs: the pages of a folder by name, its index first, then the folders in it.
 *
 * @param nav `nav` of its configuration, if it has one
 */
export function readNav(nav: ConfigNode | undefined, world: NavWorld): ReadNav {
  const reader = new NavReader(world);
  const own = nav ?? nodeAt(world.folderNav(''), 'nav');
  const entries = own ? reader.list(itemsOf(own), '', own) : reader.folder('');
  return { entries: withKeys(entries), places: reader.placesIn(entries) };
}

/** An entry on its way, with the place where it is said. */
interface PlacedEntry {
  title?: string;
  page?: string;
  url?: string;
  children?: PlacedEntry[];
  place: Place | undefined;
}

class NavReader {
  readonly #world: NavWorld;
  readonly #pages: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;

  constructor(world: NavWorld) {
    this.#world = world;
    this.#pages = new Set(world.pages);
    this.#folders = new Set(world.pages.flatMap(foldersAbove));
  }

  /** The entries of a folder: as it says itself, or all that is in it. */
  folder(folder: string): PlacedEntry[] {
    const config = this.#world.folderNav(folder);
    const nav = nodeAt(config, 'nav') ?? nodeAt(config, 'arrange');
    if (nav) return this.list(itemsOf(nav), folder, nav);
    const direction = textOf(nodeAt(config, 'order')) ?? textOf(nodeAt(config, 'sort', 'direction'));
    const entries = this.#rest(folder, new Set());
    return direction === 'desc' ? entries.toReversed() : entries;
  }

  /**
   * @param folder on which their paths hang
   * @param all the whole list, whose names no pattern repeats
   */
  list(items: readonly ConfigNode[], folder: string, all: ConfigNode): PlacedEntry[] {
    const named = new Set(textsBelow(all).map((text) => this.#pathOf(text, folder)));
    const entries: PlacedEntry[] = [];
    for (const item of items) {
      if (item.kind !== 'map') addAll(entries, this.#named(undefined, item, folder, named, all));
      else if (item.entries.has('glob'))
        addAll(entries, this.#named(undefined, item.entries.get('glob')!, folder, named, all));
      else
        for (const [title, value] of item.entries)
          addAll(entries, this.#named(title.trim() || 'Untitled', value, folder, named, all));
    }
    return entries;
  }

  #named(
    title: string | undefined,
    value: ConfigNode,
    folder: string,
    named: Set<string>,
    all: ConfigNode,
  ): PlacedEntry[] {
    const { place } = value;
    if (value.kind !== 'value')
      return [{ title: title ?? 'Untitled', children: this.list(itemsOf(value), folder, all), place }];
    const text = textOf(value)?.trim();
    if (!text) return title === undefined ? [] : [{ title, children: [], place }];
    const own = title === undefined ? {} : { title };
    if (ELSEWHERE.test(text)) return [{ title: title ?? text, url: text, place }];
    if (text.startsWith('...')) {
      const pattern = text
        .split('|')
        .slice(1)
        .at(-1)
        ?.trim()
        .replace(/^glob=/, '');
      return grouped(
        title,
        pattern ? this.#matching(pattern, folder, named) : this.#rest(folder, named),
        place,
      );
    }
    const path = this.#pathOf(text, folder);
    if (this.#pages.has(path)) return [{ ...own, page: path, place }];
    if (this.#folders.has(path))
      return [{ title: title ?? this.#titleOf(path), children: this.folder(path), place }];
    if (/[*?[]/.test(text)) return grouped(title, this.#matching(text, folder, named), place);
    if (title !== undefined && this.#world.hasFile(path)) return [{ title, url: `/${path}`, place }];
    return [{ ...own, page: path, place }];
  }

  /** Pages and folders that a pattern matches, as far as nothing names them. */
  #matching(text: string, folder: string, named: Set<string>): PlacedEntry[] {
    const pattern = ignore({ ignorecase: false }).add(`/${posix.join(folder, text)}`);
    const isFolder = (path: string) => !text.endsWith('.md') && path !== '' && pattern.ignores(`${path}/`);
    const found = [
      ...this.#world.pages.filter((path) => pattern.ignores(path)),
      ...[...this.#folders].filter(isFolder),
    ];
    // What lies in a folder that matches comes with it.
    const outermost = found.filter((path) => !foldersAbove(path).some(isFolder));
    return this.#entriesOf(
      outermost.filter((path) => !named.has(path)),
      named,
    );
  }

  /** What lies in a folder itself, as far as nothing names it. */
  #rest(folder: string, named: Set<string>): PlacedEntry[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const isHere = (path: string) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
    const pages = this.#world.pages.filter((path) => isHere(path) && !named.has(path));
    const folders = [...this.#folders].filter((path) => path !== folder && isHere(path) && !named.has(path));
    return this.#entriesOf([...pages, ...folders], named);
  }

  #entriesOf(paths: readonly string[], named: Set<string>): PlacedEntry[] {
    const pages = paths.filter((path) => this.#pages.has(path));
    const folders = paths.filter((path) => !this.#pages.has(path) && !this.#isHidden(path));
    const sections = folders.toSorted(byName).flatMap((path) => {
      const children = without(this.folder(path), named);
      return children.length > 0 ? [{ title: this.#titleOf(path), children, place: undefined }] : [];
    });
    for (const path of paths) named.add(path);
    return [...pages.toSorted(byName).map((page) => ({ page, place: undefined })), ...sections];
  }

  #titleOf(folder: string): string {
    return textOf(nodeAt(this.#world.folderNav(folder), 'title'))?.trim() || titleOfFolder(folder);
  }

  #isHidden(folder: string): boolean {
    return textOf(nodeAt(this.#world.folderNav(folder), 'hide')) === 'true';
  }

  /** A path as the list of pages has it, below a folder or else the folder of pages; of a folder, without the slash at its end. */
  #pathOf(text: string, folder: string): string {
    const [path = ''] = text.split('#');
    const candidates = [posix.join(folder, path), posix.normalize(path)].flatMap((each) => {
      const clean = each.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '');
      return [clean, decoded(clean)];
    });
    return candidates.find((each) => this.#pages.has(each) || this.#folders.has(each)) ?? candidates[0]!;
  }

  placesIn(entries: readonly PlacedEntry[]): Map<string, Place> {
    const places = new Map<string, Place>();
    const walk = (list: readonly PlacedEntry[], at: string) => {
      for (const [index, { place, children }] of list.entries()) {
        if (place) places.set(`${at}${index}`, place);
        walk(children ?? [], `${at}${index}.children.`);
      }
    };
    walk(entries, '');
    return places;
  }
}

/** Entries without the pages that stand elsewhere, and without the groups that are empty then. */
function without(entries: readonly PlacedEntry[], named: ReadonlySet<string>): PlacedEntry[] {
  return entries.flatMap((entry) => {
    if (entry.page !== undefined && named.has(entry.page)) return [];
    if (entry.children === undefined) return [entry];
    const children = without(entry.children, named);
    return children.length > 0 || entry.page !== undefined ? [{ ...entry, children }] : [];
  });
}

function grouped(title: string | undefined, entries: PlacedEntry[], place: Place): PlacedEntry[] {
  return title === undefined ? entries : [{ title, children: entries, place }];
}

/** Entries as `site.yml` has them: a page without a title is its path alone. */
function withKeys(entries: readonly PlacedEntry[]): NavEntry[] {
  return entries.map(({ title, page, url, children }) => {
    if (title === undefined) return page!;
    return {
      title,
      ...(page === undefined ? {} : { page }),
      ...(url === undefined ? {} : { url }),
      ...(children === undefined ? {} : { children: withKeys(children) }),
    };
  });
}

function byName(a: string, b: string): number {
  return Number(INDEX.test(b)) - Number(INDEX.test(a)) || (a < b ? -1 : 1);
}

function foldersAbove(page: string): string[] {
  const parts = page.split('/').slice(0, -1);
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}

function textsBelow(node: ConfigNode): string[] {
  if (node.kind === 'map') return [...node.entries.values()].flatMap(textsBelow);
  if (node.kind === 'list') return node.items.flatMap(textsBelow);
  const text = textOf(node)?.trim();
  return text ? [text] : [];
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What MkDocs calls a folder: its name with spaces, and a capital where it has none. */
export function titleOfFolder(path: string): string {
  const name = path.split('/').at(-1)!;
  const title = name.replace(/[-_]/g, ' ').trim() || name;
  return title.toLowerCase() === title ? title.charAt(0).toUpperCase() + title.slice(1) : title;
}
