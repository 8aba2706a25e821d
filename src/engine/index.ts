import { fileURLToPath } from 'node:url';
import { explainPage } from './library/explain.ts';
import type { PageExplanation } from './library/explanation.ts';
import { openLibrary } from './library/library.ts';
import type { Library, Page } from './library/types.ts';
import { createHighlighter } from './markdown/highlight/highlighter.ts';

export type { Finding } from './finding.ts';
export type { ConditionReading, LineReading, PageExplanation } from './library/explanation.ts';
export type {
  Document,
  Edition,
  Frontmatter,
  Library,
  NavNode,
  Page,
  RenderedDocument,
} from './library/types.ts';
export type { Place } from './place.ts';
export { describeForReaders, type ReaderWords } from './variants/describe-for-readers.ts';
export { FindingsError } from './variants/findings-error.ts';
export type { Product, Site, Variant } from './variants/site.ts';
export { type SetWords, VariantSet } from './variants/variant-set.ts';

/** How {@link openContent} opens a content folder. */
export interface OpenOptions {
  /** the path below which the site is deployed, without a slash at its end: `/docs` */
  base?: string;
  /** the public address of the site, with which links in Markdown begin; by default `url` of site.yml */
  origin?: string;
  /** absolute path of a folder for what may be kept between runs: code that was coloured */
  cacheDir?: string;
}

/** An open content folder. */
export interface OpenContent extends Library {
  /** tells where a page's conditions hold, its editions, and where each of its lines comes from */
  explain(page: Page): PageExplanation;
}

/** The macros that every page may call. */
const MACROS = fileURLToPath(new URL('../../templates', import.meta.url));

/**
 * Opens a content folder as the site does: reads `site.yml` and the frontmatter of every page, and renders a document when it is
 * asked for one.
 *
 * @param root absolute path of the content folder
 * @throws FindingsError with all that is wrong with the folder, `site.yml` and the frontmatter of pages
 *
 * @example
 * const library = await openContent('/srv/docs/content');
 * const sizes = library.site.variants.map((variant) => [variant.id, library.documents(variant).length]);
 */
export async function openContent(
  root: string,
  { base, origin, cacheDir }: OpenOptions = {},
): Promise<OpenContent> {
  const { highlight } = await createHighlighter({ cacheDir });
  const library = openLibrary(root, { highlight, base, origin, macroFolders: [MACROS] });
  return Object.assign(library, { explain: (page: Page) => explainPage(library, page) });
}
