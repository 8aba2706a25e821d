import type { Finding } from '../finding.ts';
import type { Heading, Reference } from '../markdown/types.ts';
import type { Place } from '../place.ts';
import type { Attributes, Variant } from '../variants/site.ts';
import type { SiteFile } from '../variants/site-file.ts';

/** One source file in the content folder. */
export interface Page {
  /** relative to the content folder: `guides/recover-your-password.md` */
  path: string;
  /** what stands in URLs: `guides/recover-your-password`; empty for the root's `index.md` */
  slug: string;
  format: 'md' | 'mdx';
  /** as validated; strings may still hold template expressions */
  frontmatter: Frontmatter;
}

/** What a page says about itself above its text (contract 1); everything may be left out. */
export interface Frontmatter {
  title?: string;
  description?: string;
  /** condition: the variants in which the page exists */
  when?: string;
  /** `hidden` leaves the page out of the navigation */
  nav?: { title?: string; order?: number; hidden?: boolean };
  attributes?: Attributes;
  redirect_from?: string[];
  /** false keeps the page out of the search */
  search?: boolean;
}

/** A page in a variant: what has a URL. */
export interface Document {
  page: Page;
  variant: Variant;
  /** without the deployment's base, with a trailing slash: `/identity-server/7.1.0/guides/recover-your-password/` */
  url: string;
}

/** One distinct title and text of a page, and the variants that share it. */
export interface Edition {
  /** hash of the page's path, its title and its text */
  key: string;
  /** hash of its title and its text alone: equal for pages that read the same, as under two names */
  reading: string;
  page: Page;
  variants: Variant[];
}

/** A document ready to be written: nothing in it is abstract any more. */
export interface RenderedDocument {
  document: Document;
  edition: Edition;
  title: string;
  description: string | undefined;
  /**
   * the article's HTML. Empty for a page in MDX format: the site compiles its `module`.
   */
  html: string;
  /** MDX source whose Markdown is already HTML; only for pages in MDX format */
  module: string | undefined;
  /** whether the article has a heading that is its title */
  hasHeading: boolean;
  headings: Heading[];
  links: Reference[];
  images: Reference[];
  /**
   * the Markdown after templating, for the `.md` twin. Undefined for a page in MDX format: what its components print is known
   * when the site has rendered them.
   */
  markdown: string | undefined;
  /** path of the file that really holds the text, relative to the content folder: an include when the page only wraps it */
  source: string;
}

/** An entry of a variant's navigation. */
export interface NavNode {
  title: string;
  /** the page of this entry; a group may have none */
  document: Document | undefined;
  children: NavNode[];
}

/** How far along its work a library is, and what it saved. */
export interface LibraryStatistics {
  /** distinct texts that were rendered in this process */
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
  /** the variants in which a page exists, in the order of the site */
  variantsOf(page: Page): Variant[];
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
  /** the editions of a page: variants grouped by equal text */
  editions(page: Page): readonly Edition[];
  edition(document: Document): Edition;
  /** the writer's place of what the first pattern that finds something in a document's text finds; else its first line */
  placeOf(document: Document, ...patterns: RegExp[]): Place;
  /** renders a document; throws FindingsError when the page has errors */
  render(document: Document): Promise<RenderedDocument>;
  /** hash of a page's file and of all that it includes */
  fingerprint(page: Page): string;
  /** warnings of a page whose documents were rendered or taken over */
  warningsOf(page: Page): readonly Finding[];
  /** says that a page's documents are taken over from an earlier build, with the editions and warnings it had then */
  takeOver(page: Page, editions: Iterable<string>, warnings: readonly Finding[]): void;
  /** absolute path of the file served at a decoded URL path (`/assets/x y.png`), or undefined */
  asset(url: string): string | undefined;
  /** URL path (`/assets/x.png`) and absolute path of every file to serve */
  assets(): { url: string; file: string }[];
  /** findings so far that do not stop a build: warnings of the pages rendered */
  readonly warnings: readonly Finding[];
}
