import type { Finding } from '../finding.ts';
import type { MdxImport } from '../markdown/mdx/mdx-imports.ts';
import type { Place } from '../place.ts';
import type { Variant } from '../variants/site.ts';
import type { SiteFile } from '../variants/site-file.ts';
import type { VariantSet } from '../variants/variant-set.ts';
import type { Edition } from './edition/edition.ts';
import type { PagePassages } from './edition/passage-readings.ts';
import type { RenderedDocument } from './edition/rendered-document.ts';
import type { Page } from './folder/page.ts';
import type { Look } from './look/look.ts';
import type { Document } from './names/document.ts';
import type { NavNode } from './navigation/nav-node.ts';

export type { AbsentSection } from './edition/absent-sections.ts';
export type { Edition } from './edition/edition.ts';
export type { RenderedDocument } from './edition/rendered-document.ts';
export type { Frontmatter, Page } from './folder/page.ts';
export type { Document } from './names/document.ts';
export type { NavNode } from './navigation/nav-node.ts';

/** The code of a page in MDX format, with the writer's places. */
export interface PageCode {
  imports: (Pick<MdxImport, 'target' | 'names'> & { place: Place })[];
  /** tags of components and expressions, in the order of the page */
  pieces: { source: string; place: Place }[];
}

/** How far along its work a library is, and what it saved. */
export interface LibraryStatistics {
  /** distinct texts that were rendered, in this process or for it */
  rendered: number;
  /** renderings taken from the disk cache */
  reused: number;
}

/** Knows every document of a content folder, and renders one when somebody asks. */
export interface Library {
  /** absolute path of the content folder */
  readonly root: string;
  readonly site: SiteFile;
  readonly pages: readonly Page[];
  readonly statistics: LibraryStatistics;
  variant(id: string): Variant | undefined;
  page(path: string): Page | undefined;
  /** the variants in which a page exists */
  variantsOf(page: Page): VariantSet;
  /** every document of a variant in the order of its navigation; those outside it follow */
  documents(variant: Variant): readonly Document[];
  document(page: Page, variant: Variant): Document | undefined;
  /** the document at a URL (`/asgardeo/guides/x/`, trailing slash optional) */
  documentAt(url: string): Document | undefined;
  /**
   * where the addresses lead that pages had before (`redirect_from`): below the deployment's base, with a slash at the end
   * unless they are files (`/old.html`); nothing else stands there
   */
  readonly formerAddresses: ReadonlyMap<string, Document>;
  /** every slug that a page had before, through all its names */
  formerSlugs(page: Page): ReadonlySet<string>;
  /** what stands for a page in a variant: itself, or the page that it was renamed from or to (`redirect_from`) */
  counterpart(page: Page, variant: Variant): Document | undefined;
  /** the tree of the variant's navigation, without entries that the variant does not have */
  navigation(variant: Variant): NavNode[];
  /** the title of a document, without rendering its Markdown when its heading can be read off */
  title(document: Document): string;
  /** what a document says it is about, without rendering its Markdown */
  description(document: Document): string | undefined;
  /** what site.yml puts around the pages of a variant, or around those that belong to none */
  look(variant?: Variant): Look;
  /** the editions of a page: variants grouped by equal text */
  editions(page: Page): readonly Edition[];
  edition(document: Document): Edition;
  /** what a page consists of in all its variants; asked for before its documents are rendered, it is read only once for both */
  passages(page: Page): Promise<PagePassages>;
  /** what is code in a document of a page in MDX format; throws FindingsError when it cannot be rendered */
  code(document: Document): Promise<PageCode>;
  /**
   * renders a document; throws FindingsError with the errors of its page, if there are any, so that they can be shown in its place.
   * Nobody needs to collect them: they are among the `findings`
   */
  render(document: Document): Promise<RenderedDocument>;
  /** hash of a page's file and of all that it includes */
  fingerprint(page: Page): string;
  /** paths of a page's file, of all that it includes and of the macros that it calls, relative to the content folder */
  files(page: Page): readonly string[];
  /** what is wrong with a page whose documents were asked for or taken over: errors and warnings, each once */
  findingsOf(page: Page): readonly Finding[];
  /** says that a page's documents are taken over from an earlier build, with the editions and warnings it had then */
  takeOver(page: Page, editions: Iterable<string>, warnings: readonly Finding[]): void;
  /** says that another process has rendered a page's documents, with the editions and warnings that it found */
  adopt(page: Page, editions: Iterable<string>, warnings: readonly Finding[]): void;
  /** absolute path of the file served at a decoded URL path (`/assets/x y.png`), or undefined */
  asset(url: string): string | undefined;
  /** URL path (`/assets/x.png`) and absolute path of every file to serve */
  assets(): { url: string; file: string }[];
  /**
   * everything that is known to be wrong, each once, by file and line: with the folder, with pages that somebody asked for, and what
   * was reported
   */
  readonly findings: readonly Finding[];
  /** whether an error is among the findings */
  readonly hasErrors: boolean;
  /** looks at every page that nobody has asked for yet; what is wrong with them is among the findings then */
  checkPages(): Promise<void>;
  /** takes what others than the library found: paths that collide, components that fail */
  report(findings: Iterable<Finding>): void;
}
