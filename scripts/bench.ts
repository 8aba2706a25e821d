import './shared/last-resort.ts';
import { appendFileSync, cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchPage, writeCorpus } from '../bench/corpus.ts';
import { hugoVersion, writeForHugo } from '../bench/hugo.ts';
import { type Measurement, measure } from '../bench/measure.ts';
import { secondsToScreen } from '../bench/save-to-screen.ts';
import { describeSizes } from '../bench/sizes.ts';
import { type Measured, type Row, tableOf, writeTable } from '../bench/table.ts';
import { renderTemplate } from '../bench/template.ts';
import { openLibrary } from '../src/engine/library/library.ts';
import { PROJECT } from '../src/site/places.ts';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';

/** Variants of the corpus that nearly all read the same: what a version costs that brings nothing new. */
const MANY = 32;

const { options, switches } = readArguments('npm run bench --', {
  pages: { value: 'LIST', help: 'sizes of the generated corpus (default: 250,1000)' },
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
  if (options.content === undefined) for (const pages of sizes) await benchCorpus(pages);
  else {
    const from = fromCaller(options.content);
    await benchBuilds(
      from,
      newFolder((folder) => cpSync(from, join(folder, 'content'), { recursive: true })),
    );
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
async function benchCorpus(pages: number): Promise<void> {
  const folder = newFolder((to) => writeCorpus(join(to, 'content'), pages));
  let peer: Measurement | undefined;
  if (hugo !== undefined) {
    const project = join(folder, 'hugo');
    writeForHugo(project, join(folder, 'content'));
    peer = await measure('hugo', ['--source', project, '--destination', join(folder, 'hugo-out'), '--quiet']);
  }
  const cold = await benchBuilds(`${pages} pages`, folder, peer);
  const many = newFolder((to) => writeCorpus(join(to, 'content'), pages, MANY));
  note(`cold, ${MANY} variants`, await build(many), cold);
  const seconds = await secondsToScreen(folder);
  if (seconds !== undefined) note('save to screen', { seconds });
  console.log('');
}

/** Builds a content folder cold, unchanged and with one page edited, each into the same output folder; returns the first. */
async function benchBuilds(name: string, folder: string, peer?: Measurement): Promise<Measurement> {
  const content = join(folder, 'content');
  const library = openLibrary(content, { highlight: async () => [] });
  const { variants } = library.site;
  const documents = variants.reduce((sum, variant) => sum + library.documents(variant).length, 0);
  const corpus = `${name} × ${variants.length} variants: ${documents.toLocaleString('en')} documents`;
  rows.push({ corpus });
  console.log(corpus);
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
  const places = ['content', 'out', 'cache'].flatMap((name) => [`--${name}`, join(folder, name)]);
  const script = join(PROJECT, 'scripts/build.ts');
  return measure(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...places]);
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
