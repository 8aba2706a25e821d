import { hash } from 'node:crypto';
import { isAbsolute, join, relative } from 'node:path';
import type { Document, Library, NavNode, Page } from '../../engine/library/types.ts';
import type { Variant } from '../../engine/variants/site.ts';
import type { PageDates } from '../history/page-dates.ts';
import { type SwitchGroup, switchGroups } from '../model/switcher.ts';
import { addedPackages } from './added-packages.ts';
import { fileDigest } from './file-digest.ts';
import { filesBelow } from './folder-entries.ts';
import { fileDigests } from './own-digests.ts';

/** What all documents of a build depend on besides their sources. */
export interface BuildSettings {
  /** what Variorum itself is made of; see own-digests.ts */
  code: readonly (readonly [file: string, hash: string])[];
  /** absolute path of the project whose site it is */
  root: string;
  base: string;
  origin: string | undefined;
  /** when what pages are made of was last committed */
  dates: PageDates;
}

/**
 * Makes the function that gives a document its key: equal keys in two builds mean equal HTML, as long as the project's own code is equal.
 *
 * A key covers the page's file and includes, when they were committed, the navigation of its variant, where the switcher leads, and what every page
 * shows or might: the code and
 * styles of the site, site.yml, which page exists where, frontmatter, components and pictures. It errs on the side of
 * rendering once too often.
 */
export function documentKeys(library: Library, settings: BuildSettings): (document: Document) => string {
  const common = commonKey(library, settings);
  const variants = new Map<Variant, string>();
  const pages = new Map<string, string>();
  const dates = new Map<string, unknown>();
  const targets = new WeakMap<readonly SwitchGroup[], string>();
  const made = new Map<string, readonly string[]>();
  return (document) => {
    const { page, variant } = document;
    const navigation = remember(variants, variant, () => navigationKey(library, variant));
    // Where a page reads the same under another name, search engines are told of one of the two.
    const sources = remember(made, page.path, () =>
      [page, ...otherNames(library, page)].map((each) =>
        remember(pages, each.path, () => library.fingerprint(each)),
      ),
    );
    const dated = remember(dates, page.path, () =>
      library.files(page).map((file) => settings.dates.of(file)),
    );
    // The documents of a page share them.
    const groups = switchGroups(library, document);
    return digest([common, navigation, sources, dated, remember(targets, groups, () => switcherKey(groups))]);
  };
}

function commonKey(library: Library, { code, root, base, origin, dates }: BuildSettings): string {
  const pages = library.pages.map((page) => [
    page.path,
    page.frontmatter,
    page.listsTags,
    library.variantsOf(page).ids,
  ]);
  const assets = library.assets().map(({ url, file }) => [url, fileDigest(file)]);
  // Pages with components, and the components themselves, change the style sheets that all pages share.
  const components = filesBelow(library.root, [library.root, ...library.site.includeRoots]).filter((file) =>
    /\.(?:mdx|astro|ts|js|njk)$|(?:^|\/)_/.test(file),
  );
  // Folders for includes are absolute, and elsewhere on another machine; what is included is part of the page.
  const { includeRoots: _, readFrom: __, ...site } = library.site;
  return digest([
    base,
    origin,
    site,
    pages,
    assets.toSorted(),
    code,
    addedPackages(library.root),
    ownIcons(library),
    fileDigests(library.root, components),
    components.toSorted().map((file) => dates.of(file)),
    components.some((file) => file.endsWith('.astro')) ? placeOf(library.root, root) : '',
  ]);
}

/** What the icons of the project itself are drawn by. */
function ownIcons({ root, site }: Library): unknown {
  const folders = new Set([site, ...site.folders].flatMap(({ dialect }) => dialect.icons));
  return [...folders].map((path) => {
    const folder = join(root, path);
    return fileDigests(
      folder,
      filesBelow(folder).filter((file) => file.endsWith('.svg')),
    );
  });
}

/** Astro names the styles of components after where they lie in the project, or on the disk when that is elsewhere. */
function placeOf(content: string, root: string): string {
  const place = relative(root, content);
  return place.startsWith('..') || isAbsolute(place) ? content : place;
}

function navigationKey(library: Library, variant: Variant): string {
  const outline = (nodes: NavNode[]): unknown =>
    nodes.map(({ title, document, children }) => [title, document?.url, outline(children)]);
  const order = library.documents(variant).map((document) => [document.url, library.title(document)]);
  return digest([outline(library.navigation(variant)), order]);
}

/** The pages that stand for a page in the variants that lack it. */
function otherNames(library: Library, page: Page): Page[] {
  const pages = new Set(library.site.variants.map((variant) => library.counterpart(page, variant)?.page));
  return [...pages].filter((each) => each !== undefined && each !== page) as Page[];
}

/** Where the switcher leads: to pages of other variants, by their titles. */
function switcherKey(groups: readonly SwitchGroup[]): string {
  const targets = groups.flatMap((group) => group.targets);
  return digest(targets.map(({ url, nearest, moved }) => [url, nearest, moved]));
}

function digest(parts: unknown): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}

interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function remember<Key, Value>(known: Memory<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
