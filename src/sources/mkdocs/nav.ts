import { posix } from 'node:path';
import ignore from 'ignore';
import type { Finding } from '../../engine/finding.ts';
import type { Place } from '../../engine/place.ts';
import type { NavEntry } from '../../engine/variants/site.ts';
import { type ConfigNode, itemsOf, textOf } from './config-node.ts';

/** What a navigation is made from. */
export interface NavWorld {
  /** paths of the pages in the folder of pages, sorted */
  pages: readonly string[];
  /** whether a file that is no page lies at a path */
  hasFile(path: string): boolean;
}

/** Entries of a navigation, where each is said, and what is wrong with them. */
export interface ReadNav {
  entries: NavEntry[];
  /** places by the path of keys in the entries: `0.children.1` */
  places: Map<string, Place>;
  findings: Finding[];
}

const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/)/i;

/** Reads `nav`: pages, titles, groups, links to elsewhere; folders and patterns stand for the pages in them that nothing else names. */
export function readNav(nav: ConfigNode, world: NavWorld): ReadNav {
  const reader = new NavReader(world, nav);
  return { entries: reader.list(itemsOf(nav), ''), places: reader.places, findings: reader.findings };
}

class NavReader {
  readonly places = new Map<string, Place>();
  readonly findings: Finding[] = [];
  readonly #world: NavWorld;
  readonly #pages: ReadonlySet<string>;
  /** pages that are named somewhere: a pattern stands for others */
  readonly #named = new Set<string>();

  constructor(world: NavWorld, nav: ConfigNode) {
    this.#world = world;
    this.#pages = new Set(world.pages);
    for (const text of textsBelow(nav)) this.#named.add(pathOf(text));
  }

  list(items: readonly ConfigNode[], at: string): NavEntry[] {
    const entries: NavEntry[] = [];
    const add = (entry: NavEntry, place: Place) => {
      this.places.set(at === '' ? String(entries.length) : `${at}.children.${entries.length}`, place);
      entries.push(entry);
    };
    for (const item of items) {
      const here = at === '' ? String(entries.length) : `${at}.children.${entries.length}`;
      if (item.kind === 'map') {
        for (const [title, value] of item.entries) add(this.#titled(title.trim(), value, here), value.place);
        continue;
      }
      const text = textOf(item)?.trim();
      if (!text) continue;
      if (isPattern(text, this.#pages)) for (const page of this.#matching(text)) add(page, item.place);
      else if (ELSEWHERE.test(text)) add({ title: text, url: text }, item.place);
      else if (/\.md$/.test(text)) add(pathOf(text), item.place);
      else add(this.#titled(text, item, here), item.place);
    }
    return entries;
  }

  #titled(title: string, value: ConfigNode, at: string): NavEntry {
    const name = title || 'Untitled';
    if (value.kind !== 'value') return { title: name, children: this.list(itemsOf(value), at) };
    const text = textOf(value)?.trim();
    if (!text) return { title: name, children: [] };
    if (isPattern(text, this.#pages)) return { title: name, children: this.#matching(text) };
    if (ELSEWHERE.test(text)) return { title: name, url: text };
    const path = pathOf(text);
    if (!this.#pages.has(path) && this.#world.hasFile(path)) return { title: name, url: `/${path}` };
    return { title: name, page: path };
  }

  /** The pages in a folder, or that match a pattern, as far as nothing names them. */
  #matching(text: string): NavEntry[] {
    const pattern = ignore({ ignorecase: false }).add(`/${pathOf(text)}`);
    const found = this.#world.pages.filter((path) => !this.#named.has(path) && pattern.ignores(path));
    for (const path of found) this.#named.add(path);
    return navOfFolders(found);
  }
}

/** Whether an entry stands for several pages. */
function isPattern(text: string, pages: ReadonlySet<string>): boolean {
  if (ELSEWHERE.test(text)) return false;
  return /[*]/.test(text) || (/\/$/.test(text) && !pages.has(pathOf(text)));
}

function pathOf(text: string): string {
  const [path = ''] = text.split('#');
  const clean = posix.normalize(path).replace(/^(?:\.\/)+/, '');
  return decode(clean);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function textsBelow(node: ConfigNode): string[] {
  if (node.kind === 'map') return [...node.entries.values()].flatMap(textsBelow);
  if (node.kind === 'list') return node.items.flatMap(textsBelow);
  const text = textOf(node)?.trim();
  return text ? [text] : [];
}

/** The order of MkDocs where nobody says one: the pages of a folder by their names, its index first, then the folders in it. */
export function navOfFolders(pages: readonly string[], folder = sharedFolder(pages)): NavEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const inside = pages.filter((path) => path.startsWith(prefix));
  const own = inside.filter((path) => !path.slice(prefix.length).includes('/'));
  const folders = [
    ...new Set(
      inside.filter((path) => !own.includes(path)).map((path) => path.slice(prefix.length).split('/')[0]!),
    ),
  ];
  return [
    ...own.toSorted((a, b) => Number(isIndex(b)) - Number(isIndex(a)) || (a < b ? -1 : 1)),
    ...folders.map((name) => ({ title: titleOf(name), children: navOfFolders(inside, prefix + name) })),
  ];
}

function isIndex(path: string): boolean {
  return /(?:^|\/)(?:index|README)\.md$/.test(path);
}

function sharedFolder(pages: readonly string[]): string {
  const folders = pages.map((path) => path.split('/').slice(0, -1));
  const first = folders[0] ?? [];
  const end = first.findIndex((part, index) => folders.some((parts) => parts[index] !== part));
  return first.slice(0, end < 0 ? undefined : end).join('/');
}

/** What MkDocs calls a folder: its name with spaces, and a capital where it has none. */
export function titleOf(name: string): string {
  const title = name.replace(/[-_]/g, ' ').trim() || name;
  return title.toLowerCase() === title ? title.charAt(0).toUpperCase() + title.slice(1) : title;
}
