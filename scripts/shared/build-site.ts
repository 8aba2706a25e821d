import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { build } from 'astro';
import { type Finding, FindingsError } from '../../src/engine/finding.ts';
import { Findings } from '../../src/engine/library/findings.ts';
import { createHighlighter } from '../../src/engine/markdown/highlight/highlighter.ts';
import { siteConfig } from '../../src/site/config.ts';
import { describeForeignError } from './foreign-error.ts';
import { openContent } from './open-content.ts';
import { count, printFindings } from './print-findings.ts';
import { ProgressLine } from './progress.ts';
import { stagingFolder, swapFolder } from './swap-folder.ts';

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
  search: 'Writing the search index',
};

/**
 * By how much the heap may outgrow what is in use before it is cleaned. Left to itself, V8 lets it grow with the length of the
 * build where a machine has memory to spare; this takes a third of the memory off for a few hundredths of the time.
 */
const HEAP_GROWTH_PERCENT = 25;

/**
 * Builds a site: shows its progress, prints what was found and ends with a summary.
 *
 * @returns whether it succeeded; when it did not, the previous output is as it was
 */
export async function buildSite({ content, out, cache, base, site }: BuildOptions): Promise<boolean> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  const began = performance.now();
  const progress = new ProgressLine();
  progress.report('Reading sources', 0, 0);
  const below = base?.replace(/^\/*(.*?)\/*$/, '/$1') ?? '';
  const highlighter = await createHighlighter({ cacheDir: cache, thread: true });
  const library = openContent(content, {
    highlight: highlighter.highlight,
    base: below === '/' ? '' : below,
  });
  const printOptions = { root: content, variants: library.site.variants.map(({ id }) => id) };
  const staging = stagingFolder(out);
  /** what stands against pages; kept here, since an error of another kind may end the build before it tells them */
  const found: Finding[] = [];
  const address = site ?? library.site.url;
  // Astro puts what renders the pages below the working directory; there, two builds at once would meet.
  mkdirSync(dirname(out), { recursive: true });
  process.chdir(dirname(out));
  try {
    await build({
      ...siteConfig({
        library: () => library,
        outDir: staging,
        previous: out,
        cacheDir: cache,
        ...(below ? { base: below } : {}),
        ...(address ? { site: address } : {}),
        found: (findings) => found.push(...findings),
        progress: ({ stage, done, total }) => progress.report(STAGES[stage], done, total),
      }),
      // What goes wrong is thrown and printed below, once and without a stack.
      logLevel: 'silent',
    });
    await highlighter.save();
    swapFolder(staging, out);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    progress.end();
    const findings = findingsOf(error);
    // Every document of a page throws what the page got wrong; the writer hears of it once.
    const merged = new Findings();
    merged.add([...library.warnings, ...found, ...(findings ?? [])]);
    if (merged.list().length > 0) printFindings(merged.list(), printOptions);
    if (!findings) console.error(describeForeignError(error));
    console.error('The build failed; the previous output is as it was.');
    return false;
  }
  const stages = [...progress.end()].map(
    ([stage, seconds]) => `${stage.toLowerCase()} ${seconds.toFixed(1)}`,
  );
  if (library.warnings.length > 0) printFindings(library.warnings, printOptions);
  const documents = library.site.variants.reduce(
    (sum, variant) => sum + library.documents(variant).length,
    0,
  );
  const { rendered, reused } = library.statistics;
  const editions = rendered + reused;
  console.log(
    [
      `${count(documents, 'document')} of ${count(library.pages.length, 'page')} in ${count(library.site.variants.length, 'variant')}`,
      `${count(editions, 'edition')}: ${count(documents - editions, 'rendering')} saved${reused > 0 ? `, ${reused} taken from the last build` : ''}`,
      count(library.warnings.length, 'finding'),
      `${((performance.now() - began) / 1000).toFixed(1)} s: ${stages.join(', ')}`,
      `Written to ${out}`,
    ].join('\n'),
  );
  return true;
}

/** The findings that Astro carries in an error of its own, if it is one. */
function findingsOf(error: unknown): FindingsError['findings'] | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof FindingsError) return cause.findings;
  }
  return undefined;
}
