import '../shared/last-resort.ts';
import { appendFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { ExplainableLibrary } from '../../src/engine/library/explain.ts';
import type { Library } from '../../src/engine/library/types.ts';
import { createHighlighter, type Highlighter } from '../../src/engine/markdown/highlight/highlighter.ts';
import { FindingsError } from '../../src/engine/variants/findings-error.ts';
import type { VariantWorld } from '../../src/engine/variants/variant-set.ts';
import { markdownCopies, markdownUrl } from '../../src/site/files/markdown-url.ts';
import { bundleFindings } from '../../src/site/integration/bundle-findings.ts';
import { checkUrl } from '../../src/site/integration/deployment.ts';
import type { Progress, WrittenSite } from '../../src/site/integration/options.ts';
import type { SearchPage } from '../../src/site/integration/search-parts.ts';
import { OutputRefused, refuseObstacles } from '../../src/site/output/output-refused.ts';
import { surveyOutput } from '../../src/site/output/output-survey.ts';
import { isInside } from '../../src/site/output/refusal.ts';
import { MACROS } from '../../src/site/places.ts';
import { CommandFailure } from '../../src/site/report/describe-error.ts';
import { describeForeignError } from '../../src/site/report/foreign-error.ts';
import { describeUnwritable } from '../../src/site/report/unwritable-cache.ts';
import type { Help } from '../../src/site/shares/help.ts';
import { pagesOfShare } from '../../src/site/shares/share.ts';
import { openLibrary } from '../../src/sources/open-library.ts';
import {
  type RenderMessage,
  type RenderOrder,
  type RenderResult,
  type RenderTask,
  TAKEN,
} from './render-messages.ts';
import { writeSite } from './write-site.ts';

/**
 * Renders a site in a process of its own, for `renderSite()`. What rendering needs most, its memory, is given back when the
 * process ends, before the index needs memory to be written.
 */

/**
 * By how much the heap may outgrow what is in use before it is cleaned. Left to itself, V8 lets it grow with the length of the
 * build where a machine has memory to spare; this takes a quarter of the memory off for a few hundredths of the time. Half as much growth
 * takes a twelfth more time for a twenty-fifth less memory.
 */
const HEAP_GROWTH_PERCENT = 50;
/** Pages that go to the search index in one message: each wakes another process, which takes longer than what it carries. */
const TOGETHER = 8;
/** Messages of pages that may be on their way: more would only pile up in memory. */
const ON_THEIR_WAY = 8;

setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
// Whoever asked for the site is gone.
process.on('disconnect', () => process.exit(1));
// Ctrl+C reaches every process of a terminal; the one that asked for the site ends this one, and knows then why it ended.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

const waiting: (() => void)[] = [];
let onTheirWay = 0;
const { promise: ordered, resolve: order } = Promise.withResolvers<RenderTask>();
const { promise: helped, resolve: help } = Promise.withResolvers<Help[]>();
process.on('message', (message: RenderOrder) => {
  if (message === TAKEN) {
    onTheirWay--;
    waiting.shift()?.();
  } else if (message.kind === 'task') order(message.task);
  else help(message.helps);
});

function tell(message: RenderMessage): void {
  process.send!(message);
}

/** Milliseconds between two messages of how far a stage is: a terminal is not drawn more often, and each message takes time. */
const PACE_MS = 50;
let told: { stage: Progress['stage']; at: number } | undefined;

function tellProgress(progress: Progress): void {
  const { stage, done, total } = progress;
  const at = performance.now();
  if (told?.stage === stage && done < total && at - told.at < PACE_MS) return;
  told = { stage, at };
  tell({ kind: 'progress', progress });
}

const together: SearchPage[] = [];

async function index(page: SearchPage): Promise<void> {
  if (together.push(page) < TOGETHER) return;
  tellPages();
  if (onTheirWay >= ON_THEIR_WAY) await new Promise<void>((resolve) => waiting.push(resolve));
}

function tellPages(): void {
  if (together.length === 0) return;
  onTheirWay++;
  tell({ kind: 'pages', pages: together.splice(0) });
}

function callForHelp(shares: readonly string[][]): Promise<Help[]> {
  tell({ kind: 'help', shares });
  return helped;
}

async function render(task: RenderTask): Promise<RenderResult> {
  const { content, cache, base = '', site } = task.project;
  const highlighter = await createHighlighter({ cacheDir: cache, thread: true });
  try {
    const library = openLibrary(content, {
      highlight: highlighter.highlight,
      base,
      origin: site,
      macroFolders: [MACROS],
    });
    return await renderLibrary(library, task, highlighter);
  } catch (error) {
    if (!(error instanceof FindingsError)) throw error;
    return nothingRendered(error);
  }
}

/** What comes of a content folder that cannot be opened. */
function nothingRendered({ findings, site }: FindingsError): RenderResult {
  return {
    findings: [...findings],
    failure: undefined,
    succeeded: false,
    indexesTakenOver: new Set(),
    takenOver: new Map(),
    known: new Map(),
    record: undefined,
    unwritable: undefined,
    undated: undefined,
    placement: undefined,
    site: site && worldOf(site),
    includeRoots: [],
    isDated: false,
    pages: 0,
    documents: 0,
    rendered: 0,
    reused: 0,
  };
}

async function renderLibrary(
  library: Library & ExplainableLibrary,
  { project, staging, scope, jobs }: RenderTask,
  highlighter: Highlighter,
): Promise<RenderResult> {
  const { out, cache, base = '' } = project;
  let written: WrittenSite | undefined;
  let unwritable: unknown;
  let failure: string | undefined;
  let succeeded = false;
  try {
    if (scope.kind !== 'help') refuseOutputOf(library, out, cache);
    const misplaced = project.site === undefined ? checkUrl(library.site, base) : undefined;
    if (misplaced) throw new FindingsError([misplaced]);
    const site = project.site ?? library.site.url;
    await writeSite(
      library,
      { ...project, site },
      {
        outDir: staging,
        previous: out,
        scope,
        jobs,
        ...(scope.kind === 'part' || scope.kind === 'help' ? {} : { index }),
        ...(scope.kind === 'site' ? { help: callForHelp } : {}),
        complete: (result) => {
          written = result;
        },
        progress: tellProgress,
      },
    );
    unwritable = written?.unwritable;
    await highlighter.save().catch((error: unknown) => {
      unwritable ??= error;
    });
    succeeded = true;
  } catch (error) {
    const told = findingsOf(error);
    if (told) library.report(told);
    else if (error instanceof CommandFailure) failure = error.message;
    else {
      const { findings, others } = await bundleFindings(library, error);
      // It ended before all pages were asked, and one run is to tell all that is wrong.
      library.report(findings);
      await library.checkPages();
      if (others.length > 0) failure = others.map(describeForeignError).join('\n');
    }
  }
  const pages = scope.kind === 'part' ? pagesOfShare(library, scope.share) : library.pages;
  return {
    findings: [...library.findings],
    failure,
    succeeded,
    indexesTakenOver: written?.indexesTakenOver ?? new Set(),
    takenOver: written?.takenOver ?? new Map(),
    known: written?.known ?? new Map(),
    record: written?.record,
    unwritable: unwritable === undefined ? undefined : describeUnwritable(cache, unwritable),
    undated: written?.undated,
    placement: library.site.placement,
    site: worldOf(library.site),
    includeRoots: library.site.includeRoots,
    isDated: library.site.lastUpdated,
    pages: pages.length,
    documents: pages.reduce((sum, page) => sum + library.variantsOf(page).size, 0),
    ...library.statistics,
  };
}

/** What can be sent of a site: it has functions, too. */
function worldOf({ products, variants }: VariantWorld): VariantWorld {
  return { products, variants };
}

/**
 * Says that an output cannot be replaced as soon as the content tells so, not when all is rendered.
 *
 * @throws OutputRefused
 */
function refuseOutputOf(library: Library, out: string, cache: string): void {
  const root = library.site.includeRoots.find((folder) => isInside(folder, out));
  if (root !== undefined)
    throw new OutputRefused(
      `--out names a folder that holds ${root}, from where pages include text: ${out}. Name another.`,
    );
  const documents = library.site.variants.flatMap((variant) => library.documents(variant));
  const urls = [
    ...documents.flatMap((document) => [
      `${document.url}index.html`,
      markdownUrl(document),
      ...markdownCopies(library, document),
    ]),
    ...library.assets().map(({ url }) => url),
  ];
  refuseObstacles(
    out,
    surveyOutput(out, cache),
    urls.map((url) => decodeURIComponent(url).replace(/^\/+/, '')),
  );
}

/** The findings that Astro carries in an error of its own, if it is one. */
function findingsOf(error: unknown): FindingsError['findings'] | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof FindingsError) return cause.findings;
  }
  return undefined;
}

const task = await ordered;
// Whoever asked for it may have gone before anybody could hear of it.
if (!process.connected) process.exit(1);
// If the build is ended by force, the next one waits until this process has noticed.
appendFileSync(join(dirname(task.staging), 'renderer'), `${process.pid}\n`);
const result: RenderMessage = { kind: 'result', result: await render(task) };
tellPages();
// What is still on its way when the channel closes would be lost, and with it thousands of findings.
process.send!(result, undefined, undefined, () => process.exit(0));
