import { hash } from 'node:crypto';
import { join } from 'node:path';
import { writeBasePath } from '../base-path.ts';
import { type Finding, FindingsError } from '../finding.ts';
import type { CodeBlock } from '../markdown/types.ts';
import type { Place } from '../place.ts';
import { expandIncludes, type ReadInclude } from '../template/includes.ts';
import type { Macro } from '../template/macros.ts';
import type { Site, Variant } from '../variants/site.ts';
import { Assets } from './assets.ts';
import { Catalogue } from './catalogue.ts';
import { listContent } from './content-folder.ts';
import { DocumentNames } from './document-names.ts';
import type { ExplainableLibrary } from './explain.ts';
import { PageFields } from './fields.ts';
import { Findings } from './findings.ts';
import { includeReader } from './include-files.ts';
import { readMacros } from './macro-files.ts';
import { checkNavigation, configuredNavigation, documentsOf, folderNavigation } from './navigation.ts';
import { OpenPage, type OpenPageWorld } from './open-page.ts';
import { checkSite, openSite } from './open-site.ts';
import { existence, readPage, type SourceWorld, templateOf } from './page-source.ts';
import { RecentlyUsed } from './recently-used.ts';
import type {
  Document,
  Edition,
  Library,
  LibraryStatistics,
  NavNode,
  Page,
  RenderedDocument,
} from './types.ts';
import { findDuplicateUrls, findUnaddressable } from './urls.ts';

/** What opening a content folder may be told. */
export interface LibraryOptions {
  /** makes HTML (`<pre>…</pre>`) of code blocks */
  highlight(blocks: CodeBlock[]): Promise<string[]>;
  /** absolute folders of macros that pages may call, besides `templates/` of the content folder */
  macroFolders?: readonly string[];
  /** the path below which the site is deployed, without a trailing slash: `/docs` */
  base?: string;
}

/** Pages whose templates are kept. A build asks for the variants of a page one after another. */
const KEPT_PAGES = 24;

/**
 * Opens a content folder: reads `site.yml` and every page's frontmatter, renders nothing.
 *
 * @param root absolute path of the content folder
 * @throws FindingsError with all that is wrong with the folder, `site.yml` and the pages' frontmatter
 */
export function openLibrary(root: string, options: LibraryOptions): Library & ExplainableLibrary {
  return new ContentLibrary(root, options);
}

class ContentLibrary implements Library, ExplainableLibrary {
  readonly root: string;
  readonly site: Site;
  readonly pages: readonly Page[];
  /** keys of the editions that were rendered here, and of those that were taken over */
  readonly #rendered = new Set<string>();
  readonly #reused = new Set<string>();
  readonly #options: LibraryOptions;
  readonly #read: ReadInclude;
  readonly #macros: readonly Macro[];
  readonly #findings = new Findings();
  readonly #warnings = new Map<Page, Finding[]>();
  readonly #catalogue = new Catalogue();
  readonly #fields = new Map<Page, PageFields>();
  readonly #assets: Assets;
  readonly #documents = new Map<Variant, Document[]>();
  readonly #navigation = new Map<Variant, NavNode[]>();
  readonly #names: DocumentNames;
  readonly #open = new RecentlyUsed<Page, OpenPage>(KEPT_PAGES);
  readonly #openPages: OpenPageWorld;

  constructor(root: string, options: LibraryOptions) {
    this.root = root;
    this.#options = options;
    const siteFile = openSite(root);
    this.site = siteFile;
    this.#read = includeReader(root, this.site.includeRoots);
    this.#macros = readMacros([...(options.macroFolders ?? []), join(root, 'templates')], root);
    const files = listContent(root, siteFile.includeRoots);
    this.#findings.add(files.findings);
    this.#assets = new Assets(root, files.assets);
    this.#names = new DocumentNames(
      (page) => this.#fields.get(page)!,
      ({ page, variant }) => this.#openPage(page).edition(variant).text,
      options.base,
    );
    for (const path of files.pages) this.#readPage(path);
    this.pages = this.#catalogue.pages;
    this.#findings.add(checkSite(root, siteFile));
    this.#findings.add(findUnaddressable(this.pages));
    this.#findings.add(findDuplicateUrls(this.pages, (page) => this.variantsOf(page)));
    this.#findings.add(checkNavigation(siteFile, this.#catalogue.byPath));
    this.#openPages = {
      publishing: {
        root,
        strictImages: this.site.undefined === 'error',
        highlight: options.highlight,
        hasPage: (slug) => this.#catalogue.hasSlug(slug),
        hasAsset: (path) => this.#assets.paths.has(path),
        assets: () => this.#assets.paths,
        slugs: () => this.#catalogue.slugs(),
        documentAt: (address) => this.#catalogue.documentAt(address),
        standing: (address) => this.#catalogue.standing(address, this.site.variants),
        variantsWith: (slug) => this.#catalogue.variantsWith(slug),
        renamed: (slug) => this.#catalogue.renamed(slug),
      },
      published: ({ page, key }, { findings }) => {
        this.#rendered.add(key);
        this.#note(page, findings);
      },
    };
    if (this.#findings.list('error').length > 0) {
      // Nothing can be shown, but all that is wrong can be told at once.
      for (const page of this.pages) this.#openPage(page);
      throw new FindingsError(
        this.#findings.list('error'),
        this.site.variants.map(({ id }) => id),
      );
    }
  }

  get statistics(): LibraryStatistics {
    const reused = [...this.#reused].filter((key) => !this.#rendered.has(key));
    return { rendered: this.#rendered.size, reused: reused.length };
  }

  get #sources(): SourceWorld {
    return { root: this.root, site: this.site, read: this.#read, macros: this.#macros };
  }

  #readPage(path: string): void {
    const { source, findings } = readPage(path, this);
    this.#findings.add(findings);
    if (!source) return;
    const { variants, findings: problems } = existence(source, this.#sources);
    this.#findings.add(problems);
    this.#catalogue.add(source.page, variants);
    this.#fields.set(source.page, new PageFields(source, this.#sources));
  }

  get warnings(): readonly Finding[] {
    return this.#findings.list('warning');
  }

  variant(id: string): Variant | undefined {
    return this.site.variants.find((variant) => variant.id === id);
  }

  page(path: string): Page | undefined {
    return this.#catalogue.byPath.get(path);
  }

  variantsOf(page: Page): Variant[] {
    return this.#catalogue.variantsOf(page);
  }

  document(page: Page, variant: Variant): Document | undefined {
    return this.#catalogue.document(page, variant);
  }

  documentAt(url: string): Document | undefined {
    return this.#catalogue.documentAt(url);
  }

  formerSlugs(page: Page): ReadonlySet<string> {
    return this.#catalogue.formerSlugs(page);
  }

  counterpart(page: Page, variant: Variant): Document | undefined {
    return this.#catalogue.counterpart(page, variant);
  }

  documents(variant: Variant): readonly Document[] {
    const known = this.#documents.get(variant);
    if (known) return known;
    const inNavigation = new Set(documentsOf(this.navigation(variant)));
    const all = this.pages.flatMap((page) => this.document(page, variant) ?? []);
    const documents = [...inNavigation, ...all.filter((document) => !inNavigation.has(document))];
    this.#documents.set(variant, documents);
    return documents;
  }

  navigation(variant: Variant): NavNode[] {
    const known = this.#navigation.get(variant);
    if (known) return known;
    const world = {
      document: (page: Page) => this.document(page, variant),
      title: (document: Document) => this.#names.navTitle(document),
    };
    const nodes = this.site.nav
      ? configuredNavigation(this.site.nav, this.#catalogue.byPath, world)
      : folderNavigation(this.pages, world);
    this.#navigation.set(variant, nodes);
    return nodes;
  }

  title(document: Document): string {
    return this.#names.title(document);
  }

  description(document: Document): string | undefined {
    return this.#names.description(document);
  }

  openTemplate(page: Page): ReturnType<ExplainableLibrary['openTemplate']> {
    const { template, editions, findings } = this.#openPage(page);
    return {
      conditions: template.conditions,
      included: template.included,
      findings,
      editions,
    };
  }

  editions(page: Page): readonly Edition[] {
    return this.#openPage(page).editions;
  }

  edition({ page, variant }: Document): Edition {
    return this.#openPage(page).edition(variant);
  }

  placeOf({ page, variant }: Document, ...patterns: RegExp[]): Place {
    const { text, rendering } = this.#openPage(page).edition(variant);
    const at = patterns.map((pattern) => text.search(pattern)).find((found) => found !== -1) ?? 0;
    return rendering.provenance.place(text.slice(0, at).split('\n').length - 1);
  }

  #openPage(page: Page): OpenPage {
    return this.#open.get(page, () => {
      const { source, findings: unreadable } = readPage(page.path, this);
      // The file may have changed since the folder was opened.
      if (!source) throw new FindingsError(unreadable);
      const variants = this.variantsOf(page);
      const fields = this.#fields.get(page)!;
      const template = templateOf(source, this.#sources);
      const open = new OpenPage({ page, template, variants, fields }, this.#openPages);
      this.#note(page, open.findings);
      return open;
    });
  }

  async render(document: Document): Promise<RenderedDocument> {
    const { page, variant } = document;
    const open = this.#openPage(page);
    const edition = open.edition(variant);
    throwErrors(open.findings);
    const { markdown, module, findings, twin, source } = await open.publish(edition);
    throwErrors(findings);
    const write = (text: string) => writeBasePath(text, variant.basePath, this.#options.base);
    const hasHeading = markdown.headings.some(({ depth }) => depth === 1);
    return {
      document,
      edition,
      title: this.title(document),
      description: this.description(document),
      html: module === undefined ? write(markdown.html) : '',
      module: module === undefined ? undefined : write(module),
      headings: markdown.headings,
      links: markdown.links,
      images: markdown.images,
      markdown: write(hasHeading ? twin : `# ${this.title(document)}\n\n${twin}`),
      source,
    };
  }

  fingerprint(page: Page): string {
    const { source } = readPage(page.path, this);
    const text = source
      ? expandIncludes(source.body, { path: page.path, firstLine: source.firstLine, ...this.#sources }).text
      : '';
    return hash('sha256', JSON.stringify([page.path, page.frontmatter, text]), 'base64url');
  }

  warningsOf(page: Page): readonly Finding[] {
    return this.#warnings.get(page) ?? [];
  }

  takeOver(page: Page, editions: Iterable<string>, warnings: readonly Finding[]): void {
    for (const edition of editions) this.#reused.add(edition);
    this.#note(page, warnings);
  }

  /** Keeps what was found on a page, and its warnings for the record of the build. */
  #note(page: Page, findings: readonly Finding[]): void {
    this.#findings.add(findings);
    const warnings = findings.filter((finding) => finding.severity === 'warning');
    if (warnings.length > 0) this.#warnings.set(page, [...this.warningsOf(page), ...warnings]);
  }

  asset(url: string): string | undefined {
    return this.#assets.at(url);
  }

  assets(): { url: string; file: string }[] {
    return this.#assets.list();
  }
}

/** @throws FindingsError with the errors among the findings, each once, if there is one */
function throwErrors(findings: readonly Finding[]): void {
  const errors = new Findings();
  errors.add(findings.filter((finding) => finding.severity === 'error'));
  const found = errors.list();
  if (found.length > 0) throw new FindingsError(found);
}
