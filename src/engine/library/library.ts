import { writeBasePath } from '../base-path.ts';
import type { Finding } from '../finding.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import type { CodeBlock } from '../markdown/types.ts';
import { FindingsError } from '../variants/findings-error.ts';
import type { Variant } from '../variants/site.ts';
import type { SiteFile } from '../variants/site-file.ts';
import type { VariantSet, VariantWorld } from '../variants/variant-set.ts';
import { withChangedTexts } from './changed-texts.ts';
import type { Edition } from './edition/edition.ts';
import { type LinkTarget, type LinkWorld, resolveTarget } from './edition/link-target.ts';
import { linkWorld } from './edition/link-world.ts';
import type { PagePassages } from './edition/passage-readings.ts';
import { RecentPages } from './edition/recent-pages.ts';
import type { RenderedDocument } from './edition/rendered-document.ts';
import type { TemplatedPage } from './edition/templated-page.ts';
import type { ExplainableLibrary } from './explain.ts';
import { Findings } from './findings.ts';
import type { Page } from './folder/page.ts';
import { type Inventory, readInventory } from './inventory.ts';
import { type Look, lookIn } from './look/look.ts';
import type { Catalogue } from './names/catalogue.ts';
import type { Document } from './names/document.ts';
import { DocumentNames } from './names/document-names.ts';
import { navTitles } from './names/nav-titles.ts';
import type { NavNode } from './navigation/nav-node.ts';
import { ReadingOrder } from './navigation/reading-order.ts';
import { PageFindings } from './page-findings.ts';
import { PageMakes } from './page-makes.ts';
import type { Library, LibraryStatistics, PageCode } from './types.ts';

/** What opening a content folder may be told. */
export interface LibraryOptions {
  /** makes HTML (`<pre>…</pre>`) of code blocks */
  highlight(blocks: CodeBlock[]): Promise<string[]>;
  /** reads what says what the site is, of a content folder; by default, its `site.yml` */
  readSite?: ((root: string) => SiteFile) | undefined;
  /** absolute folders of macros that pages may call, besides `templates/` of the content folder */
  macroFolders?: readonly string[];
  /** the path below which the site is deployed, without a trailing slash: `/docs` */
  base?: string;
  /**
   * the public address of the site: links in twins begin with it. By default that of `url` in site.yml; where neither is known, or
   * this is empty, they begin with a slash
   */
  origin?: string | undefined;
}

/** A library as it is opened. */
export type OpenedLibrary = Library & ExplainableLibrary & Reopenable;

/** What can be taken over when files have changed. */
interface Reopenable {
  /**
   * the library of the folder as it is now, at the cost of what has changed: what both know of all other pages, they share
   *
   * @param files absolute paths of all that has changed since this one was opened
   * @returns undefined where more may be another than texts of pages, so that the folder has to be opened again
   * @throws FindingsError as opening does
   */
  afterChange(files: Iterable<string>): OpenedLibrary | undefined;
}

/**
 * Opens a content folder: reads `site.yml` and the file of every page, renders nothing.
 *
 * @param root absolute path of the content folder
 * @throws FindingsError with all that is wrong with the folder, `site.yml` and the pages' frontmatter
 */
export function openLibrary(root: string, options: LibraryOptions): OpenedLibrary {
  const { macroFolders = [], readSite } = options;
  return new ContentLibrary(readInventory(root, macroFolders, readSite), options);
}

class ContentLibrary implements OpenedLibrary {
  readonly root: string;
  readonly site: SiteFile;
  readonly pages: readonly Page[];
  readonly #options: LibraryOptions;
  readonly #base: string | undefined;
  readonly #inventory: Inventory;
  readonly #catalogue: Catalogue;
  readonly #open: RecentPages;
  readonly #names: DocumentNames;
  readonly #order: ReadingOrder;
  #links: LinkWorld | undefined;
  readonly #findings: PageFindings;
  readonly #makes: PageMakes;
  readonly #looks = new Map<Variant | undefined, Look>();
  /** keys of the editions that were rendered here, and of those that were taken over */
  readonly #rendered = new Set<string>();
  readonly #reused = new Set<string>();

  /** @param before the library of the same folder before nothing but texts of its pages changed */
  constructor(inventory: Inventory, options: LibraryOptions, before?: ContentLibrary) {
    const { root, catalogue, fields, site, findings } = inventory;
    const { highlight, base, origin } = options;
    this.root = root;
    this.site = site;
    this.pages = before?.pages ?? catalogue.pages;
    this.#options = options;
    this.#base = base;
    this.#inventory = inventory;
    this.#catalogue = catalogue;
    const home = origin ?? site.url ?? '';
    this.#findings = new PageFindings(site);
    this.#makes = new PageMakes(inventory);
    const publishing = { highlight, origin: home === '' ? '' : new URL(home).origin };
    this.#open = new RecentPages(inventory, publishing, {
      found: (page, found) => this.#findings.add(found, page),
      rendered: (edition) => this.#rendered.add(edition),
    });
    const changed = before && this.#changedSince(before);
    this.#names = new DocumentNames(
      (page) => fields.get(page)!,
      (page) => this.#open.get(page).headings(),
      navTitles(site.nav),
      base,
      before && changed && { names: before.#names, changed },
    );
    this.#order = new ReadingOrder(
      catalogue,
      site,
      (document) => this.#names.navTitle(document),
      before && changed && this.#callsAllAs(before, changed) ? before.#order : undefined,
    );
    this.#findings.add(findings);
    if (this.hasErrors) {
      // Nothing can be shown, but all that is wrong can be told at once.
      for (const page of this.pages) this.#open.get(page);
      throw new FindingsError(this.#findings.list('error'), site);
    }
  }

  afterChange(files: Iterable<string>): OpenedLibrary | undefined {
    const inventory = withChangedTexts(this.#inventory, files);
    return inventory && new ContentLibrary(inventory, this.#options, this);
  }

  /** The pages of which it has another text than an earlier library. */
  #changedSince(before: ContentLibrary): ReadonlySet<Page> {
    const { texts } = before.#inventory;
    return new Set(this.pages.filter((page) => this.#inventory.texts.get(page) !== texts.get(page)));
  }

  /** Whether the navigation calls the documents of some pages as in an earlier library. */
  #callsAllAs(before: ContentLibrary, pages: ReadonlySet<Page>): boolean {
    return [...pages].every((page) =>
      [...this.variantsOf(page)].every((variant) => {
        const document = this.document(page, variant)!;
        return this.#names.navTitle(document) === before.#names.navTitle(document);
      }),
    );
  }

  get statistics(): LibraryStatistics {
    const reused = [...this.#reused].filter((key) => !this.#rendered.has(key));
    return { rendered: this.#rendered.size, reused: reused.length };
  }

  get findings(): readonly Finding[] {
    return this.#findings.list();
  }

  get hasErrors(): boolean {
    return this.#findings.hasErrors;
  }

  async checkPages(): Promise<void> {
    for (const page of this.pages) {
      if (this.variantsOf(page).size === 0) continue;
      const open = this.#open.get(page);
      if (open.findings.some(({ severity }) => severity === 'error')) continue;
      await this.#renderAll(open);
    }
  }

  async #renderAll(open: TemplatedPage): Promise<void> {
    for (const edition of open.editions) {
      const { key } = edition;
      if (!this.#rendered.has(key) && !this.#reused.has(key)) await open.finish(edition);
    }
  }

  report(findings: Iterable<Finding>): void {
    this.#findings.report(findings);
  }

  variant(id: string): Variant | undefined {
    return this.site.variants.find((variant) => variant.id === id);
  }

  page(path: string): Page | undefined {
    return this.#catalogue.byPath.get(path);
  }

  variantsOf(page: Page): VariantSet {
    return this.#catalogue.variantsOf(page);
  }

  document(page: Page, variant: Variant): Document | undefined {
    return this.#catalogue.document(page, variant);
  }

  documentAt(url: string): Document | undefined {
    return this.#catalogue.documentAt(url);
  }

  get formerAddresses(): ReadonlyMap<string, Document> {
    return this.#inventory.formerAddresses;
  }

  formerSlugs(page: Page): ReadonlySet<string> {
    return this.#catalogue.formerSlugs(page);
  }

  counterpart(page: Page, variant: Variant): Document | undefined {
    return this.#catalogue.counterpart(page, variant);
  }

  documents(variant: Variant): readonly Document[] {
    return this.#order.documents(variant);
  }

  navigation(variant: Variant): NavNode[] {
    return this.#order.navigation(variant);
  }

  title(document: Document): string {
    return this.#names.title(document);
  }

  description(document: Document): string | undefined {
    return this.#names.description(document);
  }

  openTemplate(page: Page): ReturnType<ExplainableLibrary['openTemplate']> {
    const open = this.#open.get(page);
    const { template, editions, findings } = open;
    return {
      frontmatterConditions: this.#inventory.fields.get(page)!.conditions(),
      conditions: template.conditions,
      branches: template.branches,
      versions: template.versions,
      observe: (variant) => template.observe(variant, page.frontmatter.attributes),
      included: template.included,
      findings,
      editions,
      passages: () => open.passages(),
      read: () => open.read(),
      renderAll: () => this.#renderAll(open),
    };
  }

  resolve({ path }: Page, target: string): LinkTarget {
    this.#links ??= linkWorld(this.#inventory);
    return resolveTarget(target, path, this.#links);
  }

  look(variant?: Variant): Look {
    const known = this.#looks.get(variant) ?? lookIn(variant, this.#inventory, this.#base);
    this.#looks.set(variant, known);
    return known;
  }

  editions(page: Page): readonly Edition[] {
    return this.#open.get(page).editions;
  }

  edition({ page, variant }: Document): Edition {
    return this.#open.get(page).edition(variant);
  }

  passages(page: Page): Promise<PagePassages> {
    return this.#open.get(page).passages();
  }

  async code({ page, variant }: Document): Promise<PageCode> {
    const open = this.#open.get(page);
    throwErrors(open.findings, this.site);
    const edition = open.edition(variant);
    const { imports, pieces } = (await open.finish(edition)).code;
    const { provenance } = edition.rendering;
    return {
      imports: imports.map(({ line, ...each }) => ({ ...each, place: provenance.place(line) })),
      pieces: pieces.map(({ line, source }) => ({ source, place: provenance.place(line) })),
    };
  }

  async render(document: Document): Promise<RenderedDocument> {
    const { page, variant } = document;
    const open = this.#open.get(page);
    const edition = open.edition(variant);
    throwErrors(open.findings, this.site);
    const finished = await open.finish(edition);
    const { markdown, module, findings, twin, source } = finished;
    throwErrors(findings, this.site);
    const write = (text: string) => writeBasePath(text, variant.basePath, this.#base);
    const title = this.title(document);
    const hasHeading = markdown.title !== undefined;
    const sharedHtml = module === undefined ? markdown.html : '';
    const heading = hasHeading ? '' : `# ${escapeMarkdown(title)}\n\n`;
    return {
      document,
      edition,
      title,
      description: this.description(document),
      // Who shows what all documents of the edition share has no need of it.
      get html() {
        return write(sharedHtml);
      },
      sharedHtml,
      module: module === undefined ? undefined : write(module),
      hasHeading,
      headings: markdown.headings,
      absent: open.absentIn(edition),
      links: markdown.links,
      images: markdown.images,
      markdown: twin === undefined ? undefined : heading + write(twin),
      source,
      files: open.files.of(edition, finished),
    };
  }

  fingerprint(page: Page): string {
    return this.#makes.of(page).fingerprint;
  }

  files(page: Page): readonly string[] {
    return this.#makes.of(page).files;
  }

  findingsOf(page: Page): readonly Finding[] {
    return this.#findings.of(page);
  }

  takeOver(page: Page, editions: Iterable<string>, warnings: readonly Finding[]): void {
    for (const edition of editions) this.#reused.add(edition);
    this.#findings.add(warnings, page);
  }

  adopt(page: Page, editions: Iterable<string>, warnings: readonly Finding[]): void {
    for (const edition of editions) this.#rendered.add(edition);
    this.#findings.add(warnings, page);
  }

  asset(url: string): string | undefined {
    return this.#inventory.assets.at(url);
  }

  assets(): { url: string; file: string }[] {
    return this.#inventory.assets.list();
  }
}

/** @throws FindingsError with the errors among the findings, each once, if there is one */
function throwErrors(findings: readonly Finding[], site: VariantWorld): void {
  const errors = new Findings();
  errors.add(findings.filter((finding) => finding.severity === 'error'));
  const found = errors.list();
  if (found.length > 0) throw new FindingsError(found, site);
}
