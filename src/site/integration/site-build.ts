import { hash } from 'node:crypto';
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
import type { OutputPaths } from '../files/output-paths.ts';
import { PageDates } from '../history/page-dates.ts';
import { DEMO_STATES } from '../model/demo-states.ts';
import type { SiteHost } from '../model/host.ts';
import { renderedUrls } from '../model/rendered-urls.ts';
import { MARK } from '../output/output-mark.ts';
import { PROJECT } from '../places.ts';
import { BuildRecordWriter } from './build-record.ts';
import { claimOutput } from './claim-output.ts';
import { codeEnvironment } from './code-environment.ts';
import { documentKeys } from './document-keys.ts';
import { moduleDocuments } from './mdx-modules.ts';
import { assertWritten } from './missing-files.ts';
import { moduleFindings } from './module-finding.ts';
import { type BuildTask, type SitePlace, wholeAddress } from './options.ts';
import { allFiles } from './output-files.ts';
import type { OwnCode } from './own-code.ts';
import { ownDigests } from './own-digests.ts';
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
  readonly library: Library & ExplainableLibrary;
  /** what Variorum itself is made of */
  readonly code = ownDigests(PROJECT);
  readonly #codeHash = hash('sha256', JSON.stringify(this.code), 'base64url');
  readonly #place: SitePlace;
  readonly #ownCode: OwnCode | undefined;
  readonly #task: BuildTask;
  /** while git looks, what renders the pages is put together */
  readonly #dates: Promise<PageDates>;
  #begun: Promise<void> | undefined;
  #sourceKeyOf: ((document: Document) => string) | undefined;
  #publisher: Publisher | undefined;
  #record: BuildRecordWriter | undefined;
  #takenOver: TakenOver | undefined;
  #files: OutputFile[] = [];
  #paths: OutputPaths | undefined;
  #isAhead = false;
  #done = 0;
  #total = 0;

  constructor({ place, library, ownCode, task }: SiteBuildOptions) {
    this.library = library;
    this.#place = place;
    this.#ownCode = ownCode;
    this.#task = task;
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

  /** Where the build is written. */
  get folder(): string {
    return this.#task.outDir;
  }

  /** Once it has begun, the key of a document but for the project's own code; see {@link documentKeys}. */
  sourceKeyOf(document: Document): string {
    return this.#sourceKeyOf!(document);
  }

  /** URLs of the pages that are to be rendered, once it has begun. */
  get urls(): string[] {
    return renderedUrls(this.host, this.library);
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
    progress?.({ stage: 'compile', done: 0, total: 0 });
    this.#sourceKeyOf = documentKeys(library, {
      dates: await this.#dates,
      code: this.code,
      root,
      base,
      origin: site,
    });
    const digests = this.#ownCode?.digests();
    const hasOwnCode = digests !== undefined || moduleDocuments(library).length > 0;
    const own = hash('sha256', JSON.stringify([digests, codeEnvironment(root, hasOwnCode)]), 'base64url');
    const keyOf = (document: Document): string => own + this.sourceKeyOf(document);
    const address = wholeAddress(this.#place);
    this.#record = new BuildRecordWriter(cacheDir);
    this.#publisher = new Publisher(staging, library, {
      index,
      record: this.#record,
      code: this.#codeHash,
      keyOf,
      address,
    });
    this.#files = allFiles(library, this.#place, this.#publisher.canonicalUrls);
    this.#paths = claimOutput(library, this.#files, { publicDir, own: this.ownPages });
    library.report(this.#paths.findings());
    this.#takenOver = takeOver(library, { previous, staging, cacheDir, keyOf });
    if (this.#takenOver) this.#publisher.takeOver(library, this.#takenOver);
    this.host.takenOver = this.#takenOver?.documents;
    this.#total = this.urls.length;
  }

  /** Renders the first documents, once it has begun, while the site is compiled: pages that are not waited for would be rendered twice. */
  renderAhead(): void {
    if (this.#isAhead) return;
    this.#isAhead = true;
    void renderAhead(this.library, ({ url }) => !this.host.takenOver?.has(url));
  }

  /**
   * Writes what stands beside the pages.
   *
   * @throws FindingsError or what the task makes of it, when anything is wrong with the content
   */
  async finish(): Promise<void> {
    const { library } = this;
    const { outDir, progress, complete, failed } = this.#task;
    const publisher = this.#publisher!;
    if (!library.hasErrors) library.report(await checkErrors(library, DEMO_STATES));
    if (library.hasErrors) {
      publisher.abandon();
      const errors = library.findings.filter(({ severity }) => severity === 'error');
      throw (await failed?.()) ?? new FindingsError(errors, library.site);
    }
    await rm(join(outDir, ASTRO_SCRATCH), { recursive: true, force: true });
    progress?.({ stage: 'files', done: 0, total: this.#files.length });
    this.#takenOver?.bring();
    for (const file of this.#files) await this.#writeFile(file);
    await writeFullTexts(library, outDir, wholeAddress(this.#place));
    for (const { url, file } of library.assets()) await copy(file, join(outDir, decodeURIComponent(url)));
    assertWritten(
      outDir,
      this.#paths!.files.filter((path) => path !== MARK),
    );
    const draft = await publisher.complete(library);
    complete?.({
      indexesTakenOver: this.#takenOver?.indexes ?? new Set(),
      takenOver: this.#takenOver?.files() ?? new Map(),
      record: draft,
      unwritable: this.#record!.failure,
    });
  }

  /** Writes a file, or takes it over where it took long to make and would be the same. */
  async #writeFile(file: OutputFile): Promise<void> {
    const { url } = file;
    const made = await file.key;
    const key = made === undefined ? undefined : this.#codeHash + made;
    if (key !== undefined) this.#record!.addFile(url, key);
    if (key === undefined || !this.#takenOver?.bringFile(url, key))
      this.#publisher!.write(url, await file.text);
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  // A link would lead nowhere on the machine that serves the site.
  await cp(from, to, { dereference: true });
}
