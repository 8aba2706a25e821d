import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { documentApparatus } from '../../apparatus/document-apparatus.ts';
import { upgradeReport } from '../../apparatus/upgrade-report.ts';
import { checkErrors } from '../../checks/check-content.ts';
import type { ExplainableLibrary } from '../../engine/library/explain.ts';
import type { Document, Library } from '../../engine/library/types.ts';
import { FindingsError } from '../../engine/variants/findings-error.ts';
import { writeFullTexts } from '../files/full-text.ts';
import type { OutputFile } from '../files/output-file.ts';
import { PageDates } from '../history/page-dates.ts';
import { DEMO_STATES } from '../model/demo-states.ts';
import type { SiteHost } from '../model/host.ts';
import { renderedUrls } from '../model/rendered-urls.ts';
import { MARK } from '../output/output-mark.ts';
import { PROJECT } from '../places.ts';
import { assertComplete, type Making } from '../shares/assert-complete.ts';
import { acceptHelp, dealDocuments, type Help, sealHelp } from '../shares/help.ts';
import { describePart } from '../shares/part.ts';
import { openScope, type Scope } from '../shares/scope.ts';
import type { Share } from '../shares/share.ts';
import { BuildRecordWriter } from './build-record-writer.ts';
import { claimOutput } from './claim-output.ts';
import { documentKeys } from './document-keys.ts';
import { FileWriter } from './file-writer.ts';
import { assertWritten } from './missing-files.ts';
import { moduleFindings } from './module-finding.ts';
import { type BuildTask, type SitePlace, type WrittenSite, wholeAddress } from './options.ts';
import { allFiles } from './output-files.ts';
import type { OwnCode } from './own-code.ts';
import { hashOfCode, ownDigests } from './own-digests.ts';
import { ownKey } from './own-key.ts';
import { OwnPages } from './own-pages.ts';
import { Publisher } from './publisher.ts';
import { renderAhead } from './render-ahead.ts';
import { ASTRO_SCRATCH } from './settings.ts';
import { type TakenOver, takeOver } from './take-over.ts';

/** What a build of a site works with. */
export interface SiteBuildOptions {
  place: SitePlace;
  library: Library & ExplainableLibrary;
  /** the project's own code, if it has any */
  ownCode: OwnCode | undefined;
  task: BuildTask;
}

/** A build of a site but for its pages: what must be known before they are rendered, what is made of them, and what stands beside them. */
export class SiteBuild {
  /** what the pages ask */
  readonly host: SiteHost;
  readonly ownPages = new OwnPages();
  /** writes what is made of the site */
  readonly files: FileWriter;
  readonly library: Library & ExplainableLibrary;
  /** what Variorum itself is made of */
  readonly code = ownDigests(PROJECT);
  readonly #codeHash = hashOfCode(this.code);
  readonly #place: SitePlace;
  readonly #ownCode: OwnCode | undefined;
  readonly #task: BuildTask;
  /** while git looks, what renders the pages is put together */
  readonly #dates: Promise<PageDates>;
  #begun: Promise<void> | undefined;
  #sourceKeyOf: ((document: Document) => string) | undefined;
  #keyOf: ((document: Document) => string) | undefined;
  #publisher: Publisher | undefined;
  #record: BuildRecordWriter | undefined;
  #takenOver: TakenOver | undefined;
  /** documents that other processes render meanwhile */
  #elsewhere: ReadonlySet<string> = new Set();
  #help: Promise<Help[]> | undefined;
  #besides: OutputFile[] = [];
  /** paths of all files that it will have written */
  #promised: readonly string[] = [];
  #isAhead = false;
  #done = 0;
  #total = 0;

  constructor({ place, library, ownCode, task }: SiteBuildOptions) {
    this.library = library;
    this.#place = place;
    this.#ownCode = ownCode;
    this.#task = task;
    this.files = new FileWriter(task.outDir);
    this.#dates = PageDates.read(library);
    // Who waits for it hears of a failure.
    this.#dates.catch(() => undefined);
    this.host = {
      mode: 'build',
      base: place.base,
      origin: place.site,
      revision: 0,
      ownPages: this.ownPages,
      library: () => library,
      publish: async (_library, rendered, article) => {
        await this.#publisher!.publish(library, rendered, article);
        task.progress?.({ stage: 'pages', done: ++this.#done, total: this.#total });
      },
      lastUpdated: async (_library, { files }) =>
        library.site.lastUpdated ? (await this.#dates).newest(files) : undefined,
      apparatus: documentApparatus,
      upgrade: upgradeReport,
      failed(error) {
        if (error instanceof FindingsError) return error;
        throw error;
      },
      async moduleFailed(_library, document, error) {
        const findings = await moduleFindings(library, document, error);
        library.report(findings);
        return { findings, site: library.site };
      },
    };
  }

  get #scope(): Scope {
    return this.#task.scope ?? { kind: 'site' };
  }

  /** How the site is made, as its parts say it. */
  get #making(): Making {
    const { base, site = null } = this.#place;
    return { base, site, code: this.#codeHash };
  }

  /** Where the build is written. */
  get folder(): string {
    return this.#task.outDir;
  }

  /** Once it has begun, the key of a document but for the project's own code; see {@link documentKeys}. */
  sourceKeyOf(document: Document): string {
    return this.#sourceKeyOf!(document);
  }

  /** Whether it makes all of the site, not only some of its documents. */
  get isWhole(): boolean {
    return this.host.share === undefined;
  }

  /** URLs of the documents that are to be rendered here, once it has begun. */
  get documentUrls(): string[] {
    return renderedUrls(this.host, this.library).filter(
      (url) => this.#isDocument(url) && !this.#elsewhere.has(url),
    );
  }

  /** URLs of the lists of documents and of what changed on them, which follow. */
  get listUrls(): string[] {
    return renderedUrls(this.host, this.library).filter((url) => !this.#isDocument(url));
  }

  /** The start page may be one, too. */
  #isDocument(url: string): boolean {
    return this.library.documentAt(url) !== undefined;
  }

  /**
   * Claims all paths, takes over what the last build wrote that is still right, and begins to render the rest.
   */
  begin(): Promise<void> {
    this.#begun ??= this.#begin();
    return this.#begun;
  }

  async #begin(): Promise<void> {
    const { library } = this;
    const { base, site, cacheDir, publicDir, root } = this.#place;
    const { outDir: staging, previous = staging, index, progress } = this.#task;
    const { earlier, parts, pages, share, record } = openScope(this.#scope, library, {
      staging,
      previous,
      cacheDir,
    });
    this.host.share = share;
    progress?.({ stage: 'compile', done: 0, total: 0 });
    this.#sourceKeyOf = documentKeys(library, {
      dates: await this.#dates,
      code: this.code,
      root,
      base,
      origin: site,
    });
    const own = ownKey(library, root, this.#ownCode);
    const keyOf = (document: Document): string => own + this.sourceKeyOf(document);
    this.#keyOf = keyOf;
    const address = wholeAddress(this.#place);
    this.#record = new BuildRecordWriter(record);
    this.#publisher = new Publisher(library, {
      files: this.files,
      index,
      record: this.#record,
      code: this.#codeHash,
      keyOf,
      address,
      share,
    });
    this.#besides = allFiles(library, this.#place, {
      canonicalUrls: this.#publisher.canonicalUrls,
      own: this.ownPages,
    });
    const paths = claimOutput(library, this.#besides, { publicDir, own: this.ownPages });
    library.report(paths.findings());
    // Where each comes from is not needed any more, and is as large as all pages of a small site.
    this.#promised = paths.files.filter((path) => path !== MARK);
    this.#takenOver = takeOver(library, { earlier, staging, keyOf, pages });
    const found = this.#takenOver?.documents ?? new Map();
    if (parts) assertComplete(library, { parts, found, making: this.#making, keyOf });
    if (this.#takenOver) this.#publisher.takeOver(library, this.#takenOver);
    this.host.takenOver = this.#takenOver?.documents;
    this.#total = renderedUrls(this.host, library).length;
  }

  /** Renders the first documents, once it has begun, while the site is compiled or loaded. */
  renderAhead(): void {
    if (this.#isAhead) return;
    this.#isAhead = true;
    const needed = new Set(this.documentUrls);
    void renderAhead(this.library, ({ url }) => needed.has(url));
  }

  /** Has other processes render some of the documents, where that pays. */
  deal(): void {
    const { help, jobs } = this.#task;
    if (!help) return;
    const [, ...shares] = dealDocuments(this.library, this.documentUrls, jobs);
    if (shares.length === 0) return;
    this.#elsewhere = new Set(shares.flat());
    this.#help = help(shares);
    // Who waits for it hears of a failure.
    this.#help.catch(() => undefined);
  }

  /**
   * Waits until all documents are rendered, elsewhere too.
   *
   * @throws FindingsError or CommandFailure when another process could not go on
   */
  async gather(): Promise<void> {
    if (!this.#help) return;
    this.#publisher!.takeOver(this.library, acceptHelp(this.library, await this.#help, this.#keyOf!));
  }

  /**
   * Writes what stands beside the pages.
   *
   * @throws FindingsError or what the task makes of it, when anything is wrong with the content
   */
  async finish(): Promise<void> {
    const { library } = this;
    const { outDir, progress, failed } = this.#task;
    const publisher = this.#publisher!;
    const scope = this.#scope;
    if (scope.kind === 'help') return this.#finishHelp();
    if (this.isWhole && !library.hasErrors) library.report(await checkErrors(library, DEMO_STATES));
    if (library.hasErrors) {
      publisher.abandon();
      const errors = library.findings.filter(({ severity }) => severity === 'error');
      throw (await failed?.()) ?? new FindingsError(errors, library.site);
    }
    await rm(join(outDir, ASTRO_SCRATCH), { recursive: true, force: true });
    if (scope.kind === 'part') return this.#finishPart(scope.share);
    progress?.({ stage: 'files', done: 0, total: this.#besides.length });
    this.#takenOver?.bring();
    for (const file of this.#besides) await this.#writeFile(file);
    await this.files.settle();
    await writeFullTexts(library, outDir, wholeAddress(this.#place));
    for (const { url, file } of library.assets()) await copy(file, join(outDir, decodeURIComponent(url)));
    assertWritten(outDir, this.#promised, this.files.known);
    const draft = await publisher.complete(library);
    const { unknown: undated } = await this.#dates;
    this.#complete({ record: draft, unwritable: this.#record!.failure, undated });
  }

  #complete({
    record,
    unwritable,
    undated,
  }: Pick<Partial<WrittenSite>, 'record' | 'unwritable' | 'undated'>): void {
    this.#task.complete?.({
      indexesTakenOver: this.#takenOver?.indexes ?? new Set(),
      takenOver: this.#takenOver?.files() ?? new Map(),
      known: this.files.known,
      record,
      unwritable,
      undated,
    });
  }

  async #finishHelp(): Promise<void> {
    await this.files.settle();
    const record = await this.#publisher!.complete(this.library);
    if (record === undefined) throw this.#record!.failure;
    sealHelp(record);
    this.#complete({ record });
  }

  async #finishPart(share: Share): Promise<void> {
    const { outDir } = this.#task;
    await this.files.settle();
    this.#takenOver?.bring();
    const written = [...this.host.share!].map((url) => `${decodeURI(url).slice(1)}index.html`);
    assertWritten(outDir, written, this.files.known);
    const draft = await this.#publisher!.complete(this.library);
    if (draft === undefined) throw this.#record!.failure;
    describePart(outDir, { share, ...this.#making }, draft);
    this.#complete({});
  }

  /** Writes a file, or takes it over where it took long to make and would be the same. */
  async #writeFile(file: OutputFile): Promise<void> {
    const { url } = file;
    const made = await file.key;
    const key = made === undefined ? undefined : this.#codeHash + made;
    if (key !== undefined) this.#record!.addFile(url, key);
    if (key === undefined || !this.#takenOver?.bringFile(url, key)) this.files.write(url, await file.text);
    await this.files.room();
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  // A link would lead nowhere on the machine that serves the site.
  await cp(from, to, { dereference: true });
}
