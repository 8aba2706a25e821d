import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'astro';
import { FindingsError } from '../src/engine/finding.ts';
import { siteConfig } from '../src/site/config.ts';
import { CONTENT, contentFolder, fail, fromCaller, readArguments } from './shared/arguments.ts';
import { codeHighlighter } from './shared/highlighter.ts';
import { openContent } from './shared/open-content.ts';
import { count, printFindings } from './shared/print-findings.ts';
import { ProgressLine } from './shared/progress.ts';
import { CACHE, PROJECT } from './shared/project.ts';
import { refuseToReplace, stagingFolder, swapFolder } from './shared/swap-folder.ts';

const { options } = readArguments('build --', {
  content: CONTENT,
  out: { value: 'DIR', help: 'the folder to write (default: dist); a failing build leaves it as it was' },
  base: { value: 'PATH', help: 'the path below which the site is deployed, such as /docs' },
  site: {
    value: 'URL',
    help: 'the public address, for canonical links and the sitemap (default: url of site.yml)',
  },
});
const root = contentFolder(options.content);
const out = options.out === undefined ? resolve(PROJECT, 'dist') : fromCaller(options.out);
const refusal =
  refuseToReplace(out) ??
  (`${root}/`.startsWith(`${out}/`) ? '--out holds the content folder; name another.' : undefined);
if (refusal) fail(refusal);

const began = performance.now();
const progress = new ProgressLine();
progress.report('Reading sources', 0, 0);
const base = options.base?.replace(/^\/*(.*?)\/*$/, '/$1');
const highlighter = await codeHighlighter();
const library = openContent(root, { highlight: highlighter.highlight, base: base === '/' ? '' : base });
const printOptions = { root, variants: library.site.variants.map(({ id }) => id) };
const staging = stagingFolder(out);
const STAGES = {
  compile: 'Preparing the site',
  pages: 'Writing documents',
  files: 'Writing files',
  search: 'Writing the search index',
};

try {
  await build(
    siteConfig({
      library: () => library,
      outDir: staging,
      cacheDir: CACHE,
      ...(base ? { base } : {}),
      ...((options.site ?? library.site.url) ? { site: options.site ?? library.site.url } : {}),
      progress: ({ stage, done, total }) => progress.report(STAGES[stage], done, total),
    }),
  );
  await highlighter.save();
  swapFolder(staging, out);
} catch (error) {
  rmSync(staging, { recursive: true, force: true });
  progress.end();
  const findings = findingsOf(error);
  if (!findings) throw error;
  printFindings([...library.warnings, ...findings], printOptions);
  console.error('The build failed; the previous output is as it was.');
  process.exit(1);
}

const seconds = progress.end();
if (library.warnings.length > 0) printFindings(library.warnings, printOptions);
const documents = library.site.variants.reduce((sum, variant) => sum + library.documents(variant).length, 0);
const editions = library.statistics.rendered + library.statistics.reused;
console.log(
  [
    `${count(documents, 'document')} of ${count(library.pages.length, 'page')} in ${count(library.site.variants.length, 'variant')}`,
    `${count(editions, 'edition')}: ${count(documents - editions, 'rendering')} saved${library.statistics.reused > 0 ? `, ${library.statistics.reused} taken from the last build` : ''}`,
    count(library.warnings.length, 'finding'),
    `${((performance.now() - began) / 1000).toFixed(1)} s: ${[...seconds].map(([stage, time]) => `${stage.toLowerCase()} ${time.toFixed(1)}`).join(', ')}`,
    `Written to ${out}`,
  ].join('\n'),
);

/** The findings that Astro carries in an error of its own, if it is one. */
function findingsOf(error: unknown): FindingsError['findings'] | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof FindingsError) return cause.findings;
  }
  return undefined;
}
