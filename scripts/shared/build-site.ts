import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { SearchIndex } from '../../src/site/integration/search-index.ts';
import { CommandFailure, describeError } from './describe-error.ts';
import { count, printFindings } from './print-findings.ts';
import { ProgressLine } from './progress.ts';
import { renderSite } from './render-site.ts';
import type { RenderingResult } from './rendering.ts';
import { removeAbandoned, stagingFolder, swapFolder } from './swap-folder.ts';

/** What a build is told; folders are absolute. */
export interface BuildOptions {
  content: string;
  out: string;
  /** what may be kept between builds */
  cache: string;
  /** the path below which the site is deployed, such as `/docs` */
  base?: string | undefined;
  /** the public address; that of site.yml by default */
  site?: string | undefined;
}

const STAGES = {
  compile: 'Preparing the site',
  pages: 'Writing documents',
  files: 'Writing files',
};

/**
 * Builds a site: shows its progress, prints what was found and ends with a summary.
 *
 * @returns whether it succeeded; when it did not, the previous output is as it was
 */
export async function buildSite({ content, out, cache, base, site }: BuildOptions): Promise<boolean> {
  const began = performance.now();
  const progress = new ProgressLine();
  progress.report('Reading sources', 0, 0);
  const staging = stagingFolder(out);
  mkdirSync(dirname(out), { recursive: true });
  removeAbandoned(out);
  const ending = new AbortController();
  const end = (): void => ending.abort(new CommandFailure('The build was ended.'));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, end);
  const index = new SearchIndex();
  let result: RenderingResult | undefined;
  let failure: string | undefined;
  try {
    result = await renderSite(
      { content, out, staging, cache, base, site },
      {
        progress: ({ stage, done, total }) => progress.report(STAGES[stage], done, total),
        record: (record) => index.add(record),
      },
      ending.signal,
    );
    if (result?.succeeded) {
      progress.report('Writing the search index', 0, 0);
      if (result.indexTakenOver) await index.abandon();
      else await index.write(staging);
      ending.signal.throwIfAborted();
      swapFolder(staging, out);
    }
  } catch (error) {
    failure = describeError(error);
  }
  for (const signal of signals) process.off(signal, end);
  const stages = progress.end();
  const findings = result?.findings ?? [];
  if (findings.length > 0) printFindings(findings, { root: content, variants: result!.variants });
  if (!result?.succeeded || failure !== undefined) {
    await index.abandon();
    rmSync(staging, { recursive: true, force: true });
    failure ??= result?.failure;
    if (failure !== undefined) console.error(failure);
    if (result) console.error('The build failed; the previous output is as it was.');
    return false;
  }
  console.log(summary(result, stages, performance.now() - began));
  console.log(`Written to ${out}`);
  return true;
}

function summary(
  { documents, pages, variants, rendered, reused, findings }: RenderingResult,
  stages: ReadonlyMap<string, number>,
  milliseconds: number,
): string {
  const editions = rendered + reused;
  const times = [...stages].map(([stage, seconds]) => `${stage.toLowerCase()} ${seconds.toFixed(1)}`);
  return [
    `${count(documents, 'document')} of ${count(pages, 'page')} in ${count(variants.length, 'variant')}`,
    `${count(editions, 'edition')}: ${count(documents - editions, 'rendering')} saved${reused > 0 ? `, ${reused} taken from the last build` : ''}`,
    count(findings.length, 'finding'),
    `${(milliseconds / 1000).toFixed(1)} s: ${times.join(', ')}`,
  ].join('\n');
}
