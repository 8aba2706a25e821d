import type { PagePassages } from '../engine/library/edition/passage-readings.ts';
import type { Library, Page } from '../engine/library/types.ts';
import type { Product, Variant } from '../engine/variants/site.ts';
import { type ChangedPlace, pageChanges } from './page-changes.ts';
import { type Printed, printedOn } from './printed.ts';
import { passagesOf } from './recent-passages.ts';
import { type Upgrade, upgradesOf } from './upgrades.ts';

/** What changed on a page on each way of a product that has a page, by {@link nameOf}; nothing on those on which it reads the same. */
type ChangesByWay = ReadonlyMap<string, readonly ChangedPlace[]>;

/** The same, perhaps on the disk. */
export interface KeptChanges {
  get(way: string): readonly ChangedPlace[] | undefined;
  entries(): Iterable<WayChanges>;
}

const NOTHING: ChangesByWay = new Map();

/** What is known of the pages of a library, for each product. */
const known = new WeakMap<Library, Map<Page, Map<Product, ChangesByWay>>>();

/** What an earlier build knew of a page that has not changed since. */
type Earlier = (page: Page, product: Product) => KeptChanges | undefined;

/** What changed on a page on one way, by its name: as a build keeps it for the next one. */
export type WayChanges = readonly [way: string, places: readonly ChangedPlace[]];

const earlier = new WeakMap<Library, Earlier>();

/** Where is kept what changed on pages that are done: in memory, it would grow with the site. */
export interface ChangesStore {
  /** @returns whether it could be kept */
  add(page: Page, product: Product, changes: Iterable<WayChanges>): boolean;
  get(page: Page, product: Product): KeptChanges | undefined;
}

const stores = new WeakMap<Library, ChangesStore>();

/** Has what changed on pages kept elsewhere as soon as they are done. */
export function keepChangesIn(library: Library, store: ChangesStore): void {
  stores.set(library, store);
}

/** Gives what is known of a page that is done to the store. What its components print is added when somebody asks for it. */
export function putChangesAway(library: Library, page: Page): void {
  const store = stores.get(library);
  const all = known.get(library)?.get(page);
  if (!store || !all || page.format === 'mdx') return;
  for (const [product, changes] of all) if (store.add(page, product, changes)) all.delete(product);
  if (all.size === 0) known.get(library)!.delete(page);
}

/** Has what an earlier build knew of pages taken for these, as long as nobody renders them. */
export function takeChangesOver(library: Library, known: Earlier): void {
  earlier.set(library, known);
}

/** All that is known of the pages of a library and in no store, for the next build; in one order, whichever page was shown first. */
export function* keptChanges(
  library: Library,
): Generator<{ page: Page; product: Product; changes: WayChanges[] }> {
  const products = library.site.products.filter((product) => upgradesOf(library.site, product).length > 0);
  for (const page of library.pages)
    for (const product of products) {
      const changes = known.get(library)?.get(page)?.get(product);
      if (changes) yield { page, product, changes: [...changes] };
    }
}

/** What changed on a page on a way. Of a page that one of the ends lacks, and of one that reads the same, nothing is said. */
export async function changesOf(
  library: Library,
  page: Page,
  way: Upgrade,
): Promise<readonly ChangedPlace[]> {
  const { product } = way.from;
  await addPrinted(library, page, product);
  const name = nameOf(way);
  const kept =
    known.get(library)?.get(page)?.get(product) ??
    stores.get(library)?.get(page, product) ??
    takeEarlier(library, page, product);
  if (kept) return kept.get(name) ?? [];
  const changes = readsTheSame(library, page, product)
    ? noteNothing(library, page, product)
    : noteChanges(library, page, product, await passagesOf(library, page));
  putChangesAway(library, page);
  return changes.get(name) ?? [];
}

/** Finds out what changed on a page that was shown, and keeps it, for whoever shows the pages about upgrades elsewhere. */
export async function settleChanges(library: Library, page: Page): Promise<void> {
  for (const product of library.site.products) {
    const [way] = upgradesOf(library.site, product);
    if (way) await changesOf(library, page, way);
  }
}

/**
 * Finds out what changed on a page on all ways of a product, and keeps it. Whoever renders the page has its passages at hand, and pages
 * about upgrades come last.
 */
export function noteChanges(
  library: Library,
  page: Page,
  product: Product,
  passages: PagePassages,
): ChangesByWay {
  const all = knownOf(library, page);
  const changes = all.get(product) ?? findChanges(library, page, product, passages);
  all.set(product, changes);
  return changes;
}

/** Products for which the changes of a page have in them what its components print. */
const complete = new WeakMap<Library, Map<Page, Set<Product>>>();

function completed(library: Library, page: Page): Set<Product> {
  const pages = complete.get(library) ?? new Map<Page, Set<Product>>();
  complete.set(library, pages);
  const products = pages.get(page) ?? new Set<Product>();
  pages.set(page, products);
  return products;
}

/** Says of places with components again what changed there, now that the page was shown. */
async function addPrinted(library: Library, page: Page, product: Product): Promise<void> {
  if (page.format !== 'mdx') return;
  const all = knownOf(library, page);
  const changes = all.get(product);
  if (!changes || changes.size === 0 || completed(library, page).has(product)) return;
  completed(library, page).add(product);
  const printed = printedOn(library, page);
  if (printed)
    all.set(product, findChanges(library, page, product, await passagesOf(library, page), printed));
}

/** Takes over what an earlier build knew, for the next one. */
function takeEarlier(library: Library, page: Page, product: Product): KeptChanges | undefined {
  const changes = earlier.get(library)?.(page, product);
  if (!changes || stores.get(library)?.add(page, product, changes.entries())) return changes;
  const noted = new Map(changes.entries());
  knownOf(library, page).set(product, noted);
  return noted;
}

/** Keeps that a page reads the same in all versions of a product. */
export function noteNothing(library: Library, page: Page, product: Product): ChangesByWay {
  knownOf(library, page).set(product, NOTHING);
  return NOTHING;
}

export function nameOf({ from, to }: Upgrade): string {
  return `${from.id} ${to.id}`;
}

function knownOf(library: Library, page: Page): Map<Product, ChangesByWay> {
  const pages = known.get(library) ?? new Map<Page, Map<Product, ChangesByWay>>();
  known.set(library, pages);
  const changes = pages.get(page) ?? new Map<Product, ChangesByWay>();
  pages.set(page, changes);
  return changes;
}

function findChanges(
  library: Library,
  page: Page,
  product: Product,
  passages: PagePassages,
  printed?: Printed,
): ChangesByWay {
  const { site } = library;
  const versions = versionsWith(library, page, product);
  const editions = library.editions(page);
  const editionOf = (variant: Variant) => editions.find(({ variants }) => variants.has(variant));
  const ways = upgradesOf(site, product).filter(
    ({ from, to }) => versions.includes(from) && versions.includes(to) && editionOf(from) !== editionOf(to),
  );
  const changes = new Map<string, readonly ChangedPlace[]>();
  return new Map(
    ways.map(({ from, to }) => {
      const all = versions.slice(versions.indexOf(from), versions.indexOf(to) + 1);
      // The first that reads so stands for those after it: of hundreds of versions, most change nothing.
      const way = all.filter(
        (variant, index) => index === 0 || editionOf(variant) !== editionOf(all[index - 1]!),
      );
      const key = [editionOf(from)?.key, ...way.slice(1).map(({ id }) => id)].join();
      const found = changes.get(key) ?? pageChanges(passages, way, site.language.tag, printed);
      changes.set(key, found);
      return [nameOf({ from, to }), found];
    }),
  );
}

function versionsWith(library: Library, page: Page, product: Product): Variant[] {
  return [...library.variantsOf(page)].filter((variant) => variant.product === product);
}

function readsTheSame(library: Library, page: Page, product: Product): boolean {
  const versions = versionsWith(library, page, product);
  if (versions.length < 2) return true;
  return library.editions(page).some((edition) => versions.every((version) => edition.variants.has(version)));
}
