import './shared/last-resort.ts';
import { appendFileSync, cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchPage, writeCorpus } from '../bench/corpus.ts';
import { describeFit, type SizedBuild } from '../bench/fit.ts';
import { hugoVersion, writeForHugo } from '../bench/hugo.ts';
import { type Measurement, measure } from '../bench/measure.ts';
import { secondsToScreen } from '../bench/save-to-screen.ts';
import { describeSizes } from '../bench/sizes.ts';
import { type Measured, type Row, tableOf, writeTable } from '../bench/table.ts';
import { renderTemplate } from '../bench/template.ts';
import { together } from '../bench/together.ts';
import { openLibrary } from '../src/engine/library/library.ts';
import { PROJECT } from '../src/site/places.ts';
import { commandFile } from './commands/command-file.ts';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';

/** Variants of the corpus that nearly all read the same: what a version costs that brings nothing new. */
const MANY = 32;
/** Parts of a site that as many machines build. */
const SHARDS = 4;
/** Pages of the corpus with `--large`, and the documents of which the two largest corpora tell what they would take. */
const LARGE = 4_000;
const FITTED = 100_000;

const { options, switches } = readArguments('npm run bench --', {
  pages: { value: 'LIST', help: 'sizes of the generated corpus (default: 250,1000)' },
  large: {
    help: `build ${LARGE.toLocaleString('en')} pages besides, and say what ${FITTED.toLocaleString('en')} documents would take`,
  },
  content: { value: 'DIR', help: 'measure a copy of this content folder instead' },
  write: { help: 'put the table into docs/performance.md' },
});
const sizes = (options.pages ?? '250,1000').split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1))
  fail(`--pages takes numbers such as 250,1000; found "${options.pages}".`);

/** What something took; of some things, only the time. */
type Cost = Omit<Measured, 'name' | 'ratio'>;

const hugo = hugoVersion();
const machine = `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version.slice(1)}, Hugo ${hugo?.slice(1) ?? 'not installed'}`;
console.log(machine);
console.log(
  'Whole processes with all that they start; memory is their peak. Compare ratios of one run: machines are noisy.\n',
);
console.log(`a template of 7 kB with its 4 renderings: ${templateMilliseconds().toFixed(2)} ms\n`);
const folders: string[] = [];
const rows: Row[] = [];
try {
  // What is compiled of every site comes with the package; run from its sources, the first build makes it.
  await build(newFolder((to) => writeCorpus(join(to, 'content'), 1)));
  if (options.content === undefined) {
    const built: SizedBuild[] = [];
    for (const pages of sizes) built.push(await benchCorpus(pages));
    if (switches.has('large')) await benchLarge(built.at(-1)!);
  } else {
    const from = fromCaller(options.content);
    const folder = newFolder((to) => cpSync(from, join(to, 'content'), { recursive: true }));
    countDocuments(from, folder);
    await benchBuilds(folder);
  }
  if (switches.has('write')) writeTable(join(PROJECT, 'docs/performance.md'), machine, rows);
} finally {
  // Not before all is measured: a disk that still has thousands of files to forget writes new ones many times slower.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** The median of 50 times, after ten that warm up. */
function templateMilliseconds(): number {
  const page = benchPage(3, 100);
  const times = Array.from({ length: 60 }, () => {
    const began = performance.now();
    renderTemplate(page);
    return performance.now() - began;
  });
  return times.slice(10).toSorted((a, b) => a - b)[25]!;
}

function newFolder(fill: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'));
  folders.push(folder);
  fill(folder);
  return folder;
}

/** Measures all that is measured of a generated corpus, Hugo with the same documents first. */
async function benchCorpus(pages: number): Promise<SizedBuild> {
  const folder = newFolder((to) => writeCorpus(join(to, 'content'), pages));
  let peer: Measurement | undefined;
  if (hugo !== undefined) {
    const project = join(folder, 'hugo');
    writeForHugo(project, join(folder, 'content'));
    peer = await measure('hugo', ['--source', project, '--destination', join(folder, 'hugo-out'), '--quiet']);
  }
  const documents = countDocuments(`${pages} pages`, folder);
  const cold = await benchBuilds(folder, peer);
  note(`${SHARDS} shards`, await buildShards(folder), cold);
  const many = newFolder((to) => writeCorpus(join(to, 'content'), pages, MANY));
  note(`cold, ${MANY} variants`, await build(many), cold);
  const seconds = await secondsToScreen(folder);
  if (seconds !== undefined) note('save to screen', { seconds });
  console.log('');
  return { documents, measured: cold };
}

/** Builds the largest corpus once, and says what follows from it and from a smaller one. */
async function benchLarge(smaller: SizedBuild): Promise<void> {
  const folder = newFolder((to) => writeCorpus(join(to, 'content'), LARGE));
  const documents = countDocuments(`${LARGE} pages`, folder);
  const measured = await build(folder);
  note('cold', measured);
  console.log(describeFit([smaller, { documents, measured }], FITTED) ?? '');
}

/** Begins the rows of a corpus with how many documents it has; returns their number. */
function countDocuments(name: string, folder: string): number {
  const library = openLibrary(join(folder, 'content'), { highlight: async () => [] });
  const { variants } = library.site;
  const documents = variants.reduce((sum, variant) => sum + library.documents(variant).length, 0);
  const corpus = `${name} × ${variants.length} variants: ${documents.toLocaleString('en')} documents`;
  rows.push({ corpus });
  console.log(corpus);
  return documents;
}

/** Builds a content folder cold, unchanged and with one page edited, each into the same output folder; returns the first. */
async function benchBuilds(folder: string, peer?: Measurement): Promise<Measurement> {
  const content = join(folder, 'content');
  if (peer) note('Hugo', peer);
  const cold = await build(folder);
  note('cold', cold, peer);
  console.log(`  ${describeSizes(join(folder, 'out'))}`);
  note('unchanged', await build(folder), cold);
  const [page] = globSync('**/*.md', { cwd: content }).toSorted();
  appendFileSync(join(content, page!), '\nOne sentence more.\n');
  note('one page edited', await build(folder), cold);
  return cold;
}

function build(folder: string): Promise<Measurement> {
  return run('build', folder, { out: 'out', cache: 'cache' });
}

/** Builds a content folder in parts, each as on a machine of its own, and puts them together. */
async function buildShards(folder: string): Promise<Measurement> {
  const parts = Array.from({ length: SHARDS }, (_, index) => `part-${index + 1}`);
  const measured: Measurement[] = [];
  for (const [index, out] of parts.entries())
    measured.push(
      await run('build', folder, { out, cache: `cache-${out}` }, ['--shard', `${index + 1}/${SHARDS}`]),
    );
  const found = parts.map((part) => join(folder, part));
  return together(
    measured,
    await run('assemble', folder, { out: 'assembled', cache: 'cache-assembled' }, found),
  );
}

/** Measures a command on the content of a folder. @param names of the folders in it that the command writes */
function run(
  command: string,
  folder: string,
  names: { out: string; cache: string },
  more: readonly string[] = [],
): Promise<Measurement> {
  const places = Object.entries({ content: 'content', ...names }).flatMap(([name, value]) => [
    `--${name}`,
    join(folder, value),
  ]);
  return measure(process.execPath, ['--no-warnings', commandFile(command), ...places, ...more]);
}

/** Prints what was measured. @param beside what it is compared with */
function note(name: string, measured: Cost, beside?: Measurement): void {
  const row = { name, ...measured, ratio: beside && ratios(measured, beside) };
  rows.push(row);
  console.log(
    `  ${tableOf([row])
      .replaceAll(' | ', '  ')
      .replace(/^\| | \|$/g, '')}   ${measured.stages ?? ''}`,
  );
}

/** How many times as much wall time and processor time. */
function ratios(measured: Cost, beside: Measurement): Measured['ratio'] {
  const processor =
    measured.processor === undefined || !beside.processor ? undefined : measured.processor / beside.processor;
  return { seconds: measured.seconds / beside.seconds, processor };
}
