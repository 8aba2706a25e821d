import type { Language } from '../language/language.ts';
import type { TagSigns } from '../tag-signs.ts';
import type { BlogOptions } from './blog-schema.ts';
import type { Dialect } from './dialect-schema.ts';
import type { LookEntry } from './look-schema.ts';

/** A product with its own guides. */
export interface Product {
  /** used in URLs and in conditions: `identity-server` */
  id: string;
  /** the value of `product_name`: `WSO2 Identity Server` */
  name: string;
  /** other names that conditions may use for it */
  aliases: string[];
  /** oldest first: this order is the version order; empty for a product without versions */
  versions: string[];
  /** the newest released version; what follows it in `versions` is unreleased. Undefined without versions */
  latest: string | undefined;
  attributes: Attributes;
}

/** Variables for templates: text, numbers, booleans, lists or maps of them. */
export type Attributes = Record<string, unknown>;

/** One product at one version: what a reader reads. */
export interface Variant {
  /** `identity-server@7.1.0`, or `asgardeo` for a product without versions */
  id: string;
  product: Product;
  version: string | undefined;
  /** other names of the version in addresses */
  aliases: readonly string[];
  /** URL prefix without a trailing slash and without the deployment's base: `/identity-server/7.1.0` */
  basePath: string;
  /** site, product and version attributes merged, the nearer winning */
  attributes: Attributes;
  /** false for versions after the product's latest */
  released: boolean;
  /** true for the product's latest version, and for the only variant of a product without versions */
  latest: boolean;
  /** whether no change may alter what its readers get */
  frozen: boolean;
  searchEngines: ForSearchEngines;
}

/** A version that is no more, and whose addresses lead on. */
export interface RetiredVersion {
  /** `server@1.0.0` */
  id: string;
  product: Product;
  version: string;
  /** URL prefix that it had, as that of a {@link Variant} */
  basePath: string;
  /** where its readers are led: to the first of these that has what they look for */
  successors: readonly Variant[];
}

/**
 * What search engines are told of a variant: to show its pages where they say something of their own (`index`), to leave them out
 * (`noindex`), or to show those of the latest release in their place (`latest`).
 */
export type ForSearchEngines = (typeof FOR_SEARCH_ENGINES)[number];
export const FOR_SEARCH_ENGINES = ['index', 'noindex', 'latest'] as const;

/** How pages are read where projects differ in it. */
export interface Reading {
  /** whether braces in pages are tags of templates, or text; a page may say otherwise of itself */
  templates: boolean;
  dialect: Dialect;
  /** files that follow the text of every page, such as a list of abbreviations, as an include names them */
  autoAppend: readonly string[];
  /** whether parts of files that snippets bring in stand at the margin, whatever column they have in their file */
  dedentsSnippets: boolean;
}

/** What `site.yml` says, resolved. */
export interface Site extends Reading {
  /** whether `{% include-markdown %}` and `{% include %}` bring files in even where braces are text */
  includeTags: boolean;
  /** whether `{{ read_csv("…") }}` makes a table of a file */
  tableTags: boolean;
  /** the signs of tags in pages, where they are not braces */
  tagSigns: TagSigns | undefined;
  /** what stands before the endings of pages' names and is no part of their addresses: `.en`, or nothing */
  pageSuffix: string;
  title: string;
  description: string | undefined;
  products: Product[];
  /** every variant, in the order of products and versions */
  variants: Variant[];
  /** versions that are no more, and whose addresses lead on */
  retired: readonly RetiredVersion[];
  attributes: Attributes;
  /** absolute folders that `{% include %}` may read besides the content folder */
  includeRoots: string[];
  /** whether an unknown `{{ name }}` is an error or is printed as it stands */
  undefined: 'error' | 'keep';
  /** how much rules of `variorum check` matter, by their names */
  checks: Readonly<Record<string, 'error' | 'warning' | 'off'>>;
  /** published addresses that may be gone */
  gone: readonly string[];
  nav: NavEntry[] | undefined;
  /** patterns of `.gitignore` for pages that `nav` need not name */
  notInNav: readonly string[];
  /** whose rules the files follow: names of what is no page, and what a frontmatter may hold */
  sources: 'variorum' | 'mkdocs';
  /** the parts of the content folder that hold the pages of one variant each; none where all of it is for all */
  folders: readonly SiteFolder[];
  /** patterns of `.gitignore` for what of the content folder is left out */
  exclude: readonly string[];
  /** whether pages stood at the root of the site before, with no product in their addresses */
  fromRoot: boolean;
  /** whether addresses of pages ended in `.html` before */
  fromHtml: boolean;
  /** the name of files that say what all pages in their folder have as frontmatter */
  pageDefaults: string | undefined;
  /** where pages stood before, each with the path of the page that stands for it: what `redirect_from` of a page says, in one place */
  redirects: Readonly<Record<string, string>>;
  /** folders of posts, of which the site makes lists */
  blogs: readonly BlogOptions[];
  /** in which the site speaks to its readers */
  language: Language;
  /** where the sources are, for edit links: `https://github.com/acme/docs/edit/main/content/{path}` */
  editUrl: string | undefined;
  /** where readers report what is wrong, with names of values in braces (FEEDBACK_VALUES) */
  feedbackUrl: string | undefined;
  /** whether pages say when their files were last committed */
  lastUpdated: boolean;
  /** the public address of the site, for canonical links and the sitemap: `https://docs.acme.com` */
  url: string | undefined;
  /** what the site wears: logo, colours, links around the pages, tags of the head */
  look: LookEntry;
}

/** A folder in the content folder, whose pages exist in one variant. Several may share a folder, and have it read as the first of them says. */
export interface SiteFolder extends Reading {
  /** relative to the content folder: `server/7.1.0/docs` */
  path: string;
  /** the id of the variant */
  variant: string;
  /** patterns, as in .gitignore, of pages of the folder that the variant does not have */
  without: readonly string[];
}

/** An entry of `nav:` in site.yml: a page's path, or a title with a page of its own, children, or both. */
export type NavEntry =
  | string
  | {
      /** by default, what the page is called */
      title?: string | undefined;
      page?: string | undefined;
      /** an address of another site, in the place of a page */
      url?: string | undefined;
      /** the ids of the variants whose navigation has it; all by default */
      variants?: string[] | undefined;
      children?: NavEntry[] | undefined;
    };
