import { resolve } from 'node:path';
import { BASE_PATH } from '../engine/base-path.ts';
import type { ExplainableLibrary } from '../engine/library/explain.ts';
import type { Library, Page } from '../engine/library/types.ts';
import { type Changes, Draft } from '../engine/proof/draft.ts';
import {
  type Difference,
  difference,
  readingsOf,
  textOf,
  type VariantReadings,
} from '../engine/proof/readings.ts';
import { FindingsError } from '../engine/variants/findings-error.ts';
import type { Variant } from '../engine/variants/site.ts';

export type OpenLibrary = Library & ExplainableLibrary;

/** Two variants that are to read the same: one of before a change and one of after it, by their ids. */
export interface Pair {
  before: string;
  after: string;
}

/** What a proof needs to know. */
export interface ProofWorld {
  library: OpenLibrary;
  /** opens a content folder as the library was */
  open(root: string): OpenLibrary;
  pairs: readonly Pair[];
  /** takes out of what readers get what may differ */
  leaveOut?: (text: string) => string;
  /** the path of a page after the change */
  newPath?: (page: string) => string;
  /** whether pages may stand in another order */
  hasOtherOrder?: boolean;
}

/** A few words of a document, and what would stand in their place. */
export interface Example {
  variant: string;
  /** address below the variant's own */
  path: string;
  before: string;
  after: string;
}

/** Where what readers get would differ; or why nothing of it can be read any more. */
export interface Disproof {
  differences: readonly Difference[];
  /** paths of the pages that would differ, as they are called before */
  pages: ReadonlySet<string>;
  /** the first place at which a document would read otherwise */
  example: Example | undefined;
  failure: FindingsError | undefined;
}

/**
 * Looks at a change of files in a draft, and says where what readers get would differ. Pages that read the same before they are made into
 * HTML, from the same files, are not made into HTML.
 *
 * @returns undefined when no reader of any of the variants gets anything else
 */
export async function disprove(changes: Changes, world: ProofWorld): Promise<Disproof | undefined> {
  const { library, pairs, leaveOut } = world;
  using draft = Draft.of(library.root, library.site.includeRoots, changes);
  try {
    const after = world.open(draft.root);
    const { before: inOld, after: inNew } = rendered(after, changes, world);
    const differences: Difference[] = [];
    const pages = new Set<string>();
    for (const pair of pairs) {
      const old = await oldReadings(pair.before, inOld, world);
      const now = await readingsOf(after, variantOf(after, pair.after), inNew, leaveOut);
      const isOrdered = world.hasOtherOrder !== true;
      const found = difference(pair.after, old, isOrdered ? now : { ...now, navigation: old.navigation });
      if (!found) continue;
      differences.push(found);
      const { basePath } = variantOf(library, pair.before);
      for (const path of found.changed) {
        const document = library.documentAt(basePath + path);
        if (document) pages.add(document.page.path);
      }
    }
    if (differences.length === 0) return undefined;
    return { differences, pages, example: await exampleOf(differences, after, world), failure: undefined };
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return { differences: [], pages: new Set(), example: undefined, failure: error };
  }
}

/** The first place at which a document would read otherwise. */
async function exampleOf(
  differences: readonly Difference[],
  after: OpenLibrary,
  { library, pairs, leaveOut = (text) => text }: ProofWorld,
): Promise<Example | undefined> {
  const found = differences.find(({ changed }) => changed.length > 0);
  const pair = pairs.find((each) => each.after === found?.variant);
  const [path] = found?.changed ?? [];
  if (!pair || path === undefined) return undefined;
  const [old, now] = [
    library.documentAt(variantOf(library, pair.before).basePath + path),
    after.documentAt(variantOf(after, pair.after).basePath + path),
  ];
  if (!old || !now) return undefined;
  const [before, other] = [leaveOut(await textOf(library, old)), leaveOut(await textOf(after, now))];
  let at = 0;
  while (at < before.length && before[at] === other[at]) at++;
  return { variant: pair.after, path, before: around(before, at), after: around(other, at) };
}

/** A few words around an offset. */
function around(text: string, at: number): string {
  const from = Math.max(0, at - 40);
  return text
    .slice(from, at + 40)
    .replaceAll(BASE_PATH, '/')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What was read before a change, by library, variant and pages: of the ways to tidy a change, each is held against it. */
const known = new WeakMap<OpenLibrary, Map<string, Promise<VariantReadings>>>();

function oldReadings(
  id: string,
  isRendered: (page: Page) => boolean,
  { library, leaveOut }: ProofWorld,
): Promise<VariantReadings> {
  const ofLibrary = known.get(library) ?? new Map<string, Promise<VariantReadings>>();
  known.set(library, ofLibrary);
  const rendered = library.pages.filter(isRendered).map(({ path }) => path);
  const key = [id, ...rendered].join('\0');
  const readings = ofLibrary.get(key) ?? readingsOf(library, variantOf(library, id), isRendered, leaveOut);
  ofLibrary.set(key, readings);
  return readings;
}

/** Which pages are to be made into HTML, in both states. */
function rendered(
  after: OpenLibrary,
  changes: Changes,
  { library, pairs, newPath = (path) => path }: ProofWorld,
): Record<'before' | 'after', (page: Page) => boolean> {
  const changed = new Set([...changes.keys()].map((file) => resolve(library.root, file)));
  const gone = library.pages.filter(({ path }) => changes.has(path) && changes.get(path) === undefined);
  const names = gone.map(({ slug }) => slug.slice(slug.lastIndexOf('/') + 1));
  const paths = new Set<string>();
  for (const page of library.pages) {
    const other = after.page(newPath(page.path));
    if (hasErrors(library, page) || !other) continue;
    const isChanged = library.files(page).some((file) => changed.has(resolve(library.root, file)));
    if (isChanged || !readsSame(page, other)) paths.add(page.path);
  }
  function readsSame(page: Page, other: Page): boolean {
    const [old, now] = [library.openTemplate(page).editions, after.openTemplate(other).editions];
    if (old.length !== now.length) return false;
    // Where a page went, links to it may lead elsewhere.
    if (names.some((name) => old.some(({ text }) => text.includes(name)))) return false;
    return pairs.every((pair) => {
      const [left, right] = [variantOf(library, pair.before), variantOf(after, pair.after)];
      const text = old.find(({ variants }) => variants.has(left))?.text;
      return text === now.find(({ variants }) => variants.has(right))?.text;
    });
  }
  const newPaths = new Set([...paths].map(newPath));
  return { before: ({ path }) => paths.has(path), after: ({ path }) => newPaths.has(path) };
}

function hasErrors(library: OpenLibrary, page: Page): boolean {
  return library.openTemplate(page).findings.some(({ severity }) => severity === 'error');
}

function variantOf(library: OpenLibrary, id: string): Variant {
  const variant = library.variant(id);
  if (!variant) throw new Error(`There is no variant ${id}.`);
  return variant;
}
