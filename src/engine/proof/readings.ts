import { hash } from 'node:crypto';
import { BASE_PATH } from '../base-path.ts';
import type { Document, Library, NavNode, Page } from '../library/types.ts';
import type { Variant } from '../variants/site.ts';
import { asReadersSee } from './as-readers-see.ts';
import { readableModule } from './readable-module.ts';
import { withoutPassages } from './without-passages.ts';

/** What readers get in a variant: of each document, by its address below the variant's own, a digest; and the navigation. */
export interface VariantReadings {
  documents: ReadonlyMap<string, string>;
  /** titles and addresses of the navigation, in their order */
  navigation: string;
}

/** Where two states of a variant differ: addresses below the variant's own. */
export interface Difference {
  variant: string;
  added: string[];
  removed: string[];
  changed: string[];
  /** whether the navigation says something else */
  navigation: boolean;
}

/**
 * Renders the documents of a variant and says what readers get, whatever the variant is called: its address is left out, and so is how
 * much white space stands where some stands outside of code.
 *
 * @param isRendered whether a page is to be rendered: of one of whose files none has changed, its title and description are enough
 * @param leaveOut takes out of what readers get what may differ
 * @throws FindingsError when a page has errors
 */
export async function readingsOf(
  library: Library,
  variant: Variant,
  isRendered: (page: Page) => boolean = () => true,
  leaveOut: (text: string) => string = (text) => text,
): Promise<VariantReadings> {
  const documents = new Map<string, string>();
  for (const document of library.documents(variant)) {
    const text = isRendered(document.page)
      ? await textOf(library, document)
      : `${library.title(document)}\0${library.description(document)}`;
    documents.set(leaveOut(ownPath(document)), hash('sha256', leaveOut(text), 'base64url'));
  }
  const outline = (nodes: readonly NavNode[]): unknown =>
    nodes.map(({ title, document, children }) => [title, document && ownPath(document), outline(children)]);
  return { documents, navigation: leaveOut(JSON.stringify(outline(library.navigation(variant)))) };
}

/**
 * All that readers get of a document, as a text that is equal for two that nobody can tell apart, whatever their variants are called.
 *
 * @throws FindingsError when its page has errors
 */
export async function readingOf(library: Library, document: Document): Promise<string> {
  const { html, module, title, description, markdown } = await library.render(document);
  const text = [shownBy(module, html), title, description, markdown].join('\0');
  return withoutPrefix(text, document.variant);
}

/** How what readers get differs; undefined when it is the same to the letter. */
export function difference(
  variant: string,
  before: VariantReadings,
  after: VariantReadings,
): Difference | undefined {
  const old = [...before.documents.keys()];
  const added = [...after.documents.keys()].filter((path) => !before.documents.has(path));
  const removed = old.filter((path) => !after.documents.has(path));
  const changed = old.filter(
    (path) => after.documents.has(path) && after.documents.get(path) !== before.documents.get(path),
  );
  const navigation = before.navigation !== after.navigation;
  if (added.length + removed.length + changed.length === 0 && !navigation) return undefined;
  return { variant, added, removed, changed, navigation };
}

/** What the proof compares of a document: what its readers see, its title and description, and its twin. */
export async function textOf(library: Library, document: Document): Promise<string> {
  const { html, module, title, description, markdown } = await library.render(document);
  const shown = asReadersSee(shownBy(module, html));
  // The twin is the source of the same HTML: what tells words apart in it is enough.
  const twin = markdown?.replace(EMPTY_ROW, '').replace(NOTHING_MARKED, '').replace(/\s+/g, ' ');
  return withoutPrefix([shown, title, description, twin].join('\0'), document.variant);
}

/** What a document shows, its components as they are called. */
function shownBy(module: string | undefined, html: string): string {
  return withoutPassages(module === undefined ? html : readableModule(module));
}

/** A row of a table in whose cells nothing stands. */
const EMPTY_ROW = /^[ \t]*\|[ \t|]*\|[ \t]*\n/gm;
/** The mark of an item of a list, or marks of a quotation, behind which nothing stands. */
const NOTHING_MARKED = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]*|>[> \t]*)$/gm;

function withoutPrefix(text: string, { basePath }: Variant): string {
  return text.replaceAll(`${basePath}/`, BASE_PATH);
}

/** The address of a document below that of its variant. */
export function ownPath({ url, variant }: Document): string {
  return url.slice(variant.basePath.length);
}
