import { setFlagsFromString } from 'node:v8';
import type { BuildOutcome } from '../../src/site/integration/build-outcome.ts';
import { completeBuild } from '../../src/site/integration/complete-build.ts';
import { removeDraft } from '../../src/site/integration/record-folder.ts';
import { SearchIndex } from '../../src/site/integration/search-index.ts';
import { Output } from '../../src/site/output/output.ts';
import { OutputRefused } from '../../src/site/output/output-refused.ts';
import { CommandFailure, describeError } from '../../src/site/report/describe-error.ts';
import { count, printFindings } from '../../src/site/report/print-findings.ts';
import type { Scope } from '../../src/site/shares/scope.ts';
import { nameOfShare } from '../../src/site/shares/share.ts';
import { fail } from '../shared/arguments.ts';
import type { AstroProject } from '../shared/astro-project.ts';
import { ProgressLine } from '../shared/progress.ts';
import type { RenderResult } from './render-messages.ts';
import { renderSite } from './render-site.ts';
import { type StandingBuild, sourcesOf, standingBuild } from './standing-build.ts';

/**
 * By how much the heap may outgrow what is in use before it is cleaned: the index is made of many small things that are soon forgotten,
 * and left to itself, V8 would keep room for more and more of them.
 */
const HEAP_GROWTH_PERCENT = 25;
setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);

/** How a process is asked to end: by Ctrl+C, by whoever started it, by a terminal that closes. */
const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const STAGES = {
  compile: 'Preparing the site',
  pages: 'Writing documents',
  files: 'Writing files',
};

/** How a site is built. */
export interface BuildOptions {
  /** by default all of it */
  scope?: Scope;
  /** how many processes render; by default as many as pay */
  jobs?: number | undefined;
}

/**
 * Builds a site, or a part of one: shows its progress, prints what was found and ends with a summary.
 *
 * @returns whether it succeeded; when it did not, the previous output is as it was
 */
export async function buildSite(
  project: AstroProject,
  { scope = { kind: 'site' }, jobs }: BuildOptions = {},
): Promise<boolean> {
  const { content, out, cache } = project;
  const began = performance.now();
  const progress = new ProgressLine();
  const ending = new AbortController();
  const end = (): void => ending.abort(new CommandFailure('The build was ended.'));
  // As often as they come: one Ctrl+C reaches a command on several ways, and each would end it before it has cleaned up.
  for (const signal of ENDINGS) process.on(signal, end);
  let output: Output | undefined;
  let search: SearchIndex | undefined;
  // Whatever ends the process, even an error that nobody expected.
  const close = (): void => {
    search?.close();
    output?.close();
  };
  process.on('exit', close);
  let standing: StandingBuild | undefined;
  let stands: BuildOutcome | undefined;
  let result: RenderResult | undefined;
  let failure: string | undefined;
  let succeeded = false;
  let unwritable: string | undefined;
  try {
    output = await Output.open(out, {
      cache,
      signal: ending.signal,
      tell: (sentence) => console.log(sentence),
    });
    progress.report('Reading sources', 0, 0);
    const { folder, staging } = output;
    const inPlace = { ...project, out: folder };
    // A part is looked at when a site is made of it, page by page.
    standing = scope.kind === 'part' ? undefined : standingBuild(inPlace);
    stands = scope.kind === 'site' ? standing?.outcome : undefined;
    if (scope.kind !== 'part') search = new SearchIndex(output.drafts);
    if (!stands) {
      // What is new has room enough by now, and would get four times as much in a long build. The most that it may have cannot be said any
      // more, but how it grows is asked each time.
      setFlagsFromString('--semi-space-growth-factor=1');
      result = await renderSite(
        { project: inPlace, staging, scope, jobs },
        {
          progress: ({ stage, done, total }) => progress.report(STAGES[stage], done, total),
          page: (page) => search?.add(page),
        },
        ending.signal,
      );
    }
    if (result?.succeeded) {
      if (search) progress.report('Writing the search index', 0, 0);
      const said = standing && ([sourcesOf(project, standing.sources, result), outcomeOf(result)] as const);
      const completion = { output, index: search, world: result.site!, cache, signal: ending.signal, said };
      unwritable = await completeBuild(result, completion);
    }
    succeeded = stands !== undefined || result?.succeeded === true;
  } catch (error) {
    if (error instanceof OutputRefused && !result) fail(error.message);
    failure = describeError(error);
  }
  const stages = progress.end();
  const said = stands ?? result;
  if (said && said.findings.length > 0) printFindings(said, content);
  if (!succeeded) {
    if (result?.record !== undefined) removeDraft(result.record);
    failure ??= result?.failure;
    if (failure !== undefined) console.error(failure);
    if (result) console.error('The build failed; the previous output is as it was.');
  } else {
    unwritable ??= result?.unwritable;
    if (unwritable !== undefined) console.error(unwritable);
    const reused = stands?.editions ?? result!.reused;
    const outcome = stands ?? outcomeOf(result!);
    if (outcome.undated !== undefined) console.log(outcome.undated);
    console.log(summary(outcome, { scope, reused, stages, began }));
    console.log(stands ? `Nothing has changed: ${out} is as it was.` : `Written to ${out}`);
    if (outcome.placement !== undefined && !stands) console.log(outcome.placement);
  }
  close();
  process.off('exit', close);
  for (const signal of ENDINGS) process.off(signal, end);
  return succeeded;
}

/** What a build that succeeded says in the end. */
function outcomeOf({
  findings,
  site,
  pages,
  documents,
  rendered,
  reused,
  undated,
  placement,
}: RenderResult): BuildOutcome {
  return { findings, site: site!, pages, documents, editions: rendered + reused, undated, placement };
}

/** How a build went. */
interface Course {
  scope: Scope;
  /** editions that were taken from what was written before */
  reused: number;
  /** the seconds of each stage, in order */
  stages: ReadonlyMap<string, number>;
  /** when it began, in milliseconds */
  began: number;
}

function summary(
  { documents, pages, site, editions, findings }: BuildOutcome,
  { scope, reused, stages, began }: Course,
): string {
  const times = [...stages].map(([stage, seconds]) => `${stage.toLowerCase()} ${seconds.toFixed(1)}`);
  return [
    `${scope.kind === 'part' ? `Part ${nameOfShare(scope.share)}: ` : ''}${count(documents, 'document')} of ${count(pages, 'page')} in ${count(site.variants.length, 'variant')}`,
    `${count(editions, 'edition')}: ${count(documents - editions, 'rendering')} saved${reused > 0 ? `, ${reused} taken from ${scope.kind === 'assembly' ? 'the parts' : 'the last build'}` : ''}`,
    count(findings.length, 'finding'),
    `${((performance.now() - began) / 1000).toFixed(1)} s: ${times.join(', ')}`,
  ].join('\n');
}
