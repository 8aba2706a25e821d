import { changesByLook } from '../apparatus/changes-by-look.ts';
import type { PlaceApart } from '../apparatus/page-changes.ts';
import { passagesOf } from '../apparatus/recent-passages.ts';
import { SITE_ROOT } from '../engine/base-path.ts';
import type { Document, Library, Page } from '../engine/library/types.ts';
import { readingOf } from '../engine/proof/readings.ts';
import { FindingsError } from '../engine/variants/findings-error.ts';
import { changedLines } from './changed-lines.ts';
import type { PagePair } from './page-pairs.ts';

/** Something that is so in some variants, by their ids. */
export type InVariants<Said> = Said & { variants: readonly string[] };

/** What a change makes of a page for its readers. */
export interface PageImpact {
  kind: 'new' | 'gone' | 'renamed' | 'changed';
  /** where it is now, or was where it is gone */
  path: string;
  /** where it was, if it was renamed */
  formerPath: string | undefined;
  title: string;
  /** ids of the variants in which readers get something else */
  variants: readonly string[];
  /** ids of the variants that have it since, and of those that have it no more; of one that is new or gone, all that have or had it */
  added: readonly string[];
  removed: readonly string[];
  /** titles, and what the page says that it is about */
  lines: readonly InVariants<{ what: 'title' | 'description'; before: string; after: string }>[];
  places: readonly InVariants<PlaceApart>[];
  /** pictures and downloads of the page that are others now, by their paths */
  files: readonly string[];
  /** ids of the variants in which nothing is known of before, since the page had errors there */
  unknown: readonly string[];
}

/** What comparing the states of a page needs to know. */
export interface States {
  base: Library;
  head: Library;
  /** paths of files that are served or compiled and have changed, relative to the content folder */
  files: readonly string[];
}

/** Compares the documents of a page in two states; undefined where no reader gets anything else. */
export async function pageImpact(pair: PagePair, states: States): Promise<PageImpact | undefined> {
  const { base, head } = states;
  const documents = pairedDocuments(pair, states);
  const added = idsWhere(documents, ({ before }) => !before);
  const removed = idsWhere(documents, ({ after }) => !after);
  const files = new Set<string>();
  const unknown: string[] = [];
  const altered: Both[] = [];
  for (const { id, before, after } of documents) {
    if (!before || !after) continue;
    const now = await tryToRead(head, after);
    if (now === undefined) continue;
    const shown = await filesShown(after, now, states);
    for (const file of shown) files.add(file);
    const then = await tryToRead(base, before);
    if (then === undefined) unknown.push(id);
    else if (then !== now) altered.push({ id, before, after });
    else if (shown.length > 0 || addressOf(before) !== addressOf(after)) altered.push({ id, before, after });
  }
  const touched = new Set([...added, ...removed, ...unknown, ...altered.map(({ id }) => id)]);
  const variants = idsWhere(documents, ({ id }) => touched.has(id));
  if (variants.length === 0) return undefined;
  const { before, after } = pair;
  const last = documents.findLast((each) => each.after ?? each.before)!;
  return {
    kind: !before ? 'new' : !after ? 'gone' : before.path === after.path ? 'changed' : 'renamed',
    path: (after ?? before)!.path,
    formerPath: before && after && before.path !== after.path ? before.path : undefined,
    title: last.after ? head.title(last.after) : base.title(last.before!),
    variants,
    added,
    removed,
    lines: [...linesOf('title', altered, states), ...linesOf('description', altered, states)],
    places: await placesOf(altered, states),
    files: [...files],
    unknown,
  };
}

/** A document in both states. */
interface Both {
  id: string;
  before: Document;
  after: Document;
}

interface PairedDocument {
  id: string;
  before: Document | undefined;
  after: Document | undefined;
}

function pairedDocuments({ before, after }: PagePair, { base, head }: States): PairedDocument[] {
  // Of a variant that comes or goes as a whole, nobody wants to read page by page.
  const shared = head.site.variants.filter(({ id }) => base.variant(id));
  return shared.flatMap(({ id }) => {
    const pair = { id, before: documentIn(base, before, id), after: documentIn(head, after, id) };
    return pair.before || pair.after ? [pair] : [];
  });
}

function documentIn(library: Library, page: Page | undefined, id: string): Document | undefined {
  const variant = library.variant(id);
  return page && variant && library.document(page, variant);
}

function idsWhere(documents: readonly PairedDocument[], holds: (each: PairedDocument) => boolean): string[] {
  return documents.filter(holds).map(({ id }) => id);
}

/** What readers get of a document; undefined where its page has errors, which are among the findings of the library. */
async function tryToRead(library: Library, document: Document): Promise<string | undefined> {
  try {
    return await readingOf(library, document);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return undefined;
  }
}

function addressOf({ url, variant }: Document): string {
  return url.slice(variant.basePath.length);
}

/** What pages in MDX format are made with. */
const COMPONENT = /\.(?:astro|[cm]?[jt]sx?)$/;

/** Files that have changed, of those that a document shows, offers, or has components of. */
async function filesShown(document: Document, reading: string, { head, files }: States): Promise<string[]> {
  if (files.length === 0) return [];
  const made = new Set((await head.render(document)).files);
  const text = reading.replaceAll(SITE_ROOT, '');
  return files.filter((file) =>
    COMPONENT.test(file) ? made.has(file) : text.includes(encodeURI(`/${file}`)),
  );
}

function linesOf(what: 'title' | 'description', altered: readonly Both[], { base, head }: States) {
  const lines = altered.flatMap(({ id, before, after }) => {
    const [one, other] = [base[what](before) ?? '', head[what](after) ?? ''];
    return one === other ? [] : [{ id, before: one, after: other }];
  });
  return grouped(lines, ({ before, after }) => `${before}\0${after}`).map(
    ([{ before, after }, variants]) => ({
      what,
      before,
      after,
      variants,
    }),
  );
}

/**
 * Places that differ, each once with all variants in which the same words came and went there, whatever stands around them: one may have
 * another name of the product. Editions that are the same are compared once. */
async function placesOf(altered: readonly Both[], { base, head }: States): Promise<InVariants<PlaceApart>[]> {
  const known = new Map<string, readonly PlaceApart[]>();
  const found: (PlaceApart & { id: string; key: string })[] = [];
  for (const { id, before, after } of altered) {
    const key = `${base.edition(before).key} ${head.edition(after).key}`;
    const places = known.get(key) ?? (await compare({ before, after }, { base, head }));
    known.set(key, places);
    const counts = new Map<string, number>();
    for (const place of places) {
      const words = wordsApart(place);
      // The same may have come to two places.
      const times = counts.get(words) ?? 0;
      counts.set(words, times + 1);
      found.push({ ...place, id, key: `${words} ${times}` });
    }
  }
  return grouped(found, ({ key }) => key).map(([{ headings, anchor, html }, variants]) => ({
    headings,
    anchor,
    html,
    variants,
  }));
}

/** What only one of two readings has at a place, and how many headings it stands under. */
function wordsApart({ headings, html }: PlaceApart): string {
  const lines = changedLines(html).map(({ kind, words }) => [
    kind,
    words.filter((each) => kind !== 'changed' || each.kind !== 'same'),
  ]);
  return JSON.stringify([headings.length, lines]);
}

async function compare(
  { before, after }: Pick<Both, 'before' | 'after'>,
  { base, head }: Pick<States, 'base' | 'head'>,
): Promise<PlaceApart[]> {
  const [older, newer] = await Promise.all([passagesOf(base, before.page), passagesOf(head, after.page)]);
  return changesByLook(older.in(before.variant) ?? [], newer.in(after.variant) ?? [], head.site.language.tag);
}

/** Items that are the same, once, with the ids of their variants. */
function grouped<Item extends { id: string }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): [Item, string[]][] {
  return [...Map.groupBy(items, keyOf).values()].map((same) => [
    same[0]!,
    [...new Set(same.map(({ id }) => id))],
  ]);
}
