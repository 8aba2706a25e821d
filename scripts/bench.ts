import './shared/last-resort.ts';
import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { benchPage, writeCorpus } from '../bench/corpus.ts';
import { type Measurement, measure } from '../bench/measure.ts';
import { renderTemplate } from '../bench/template.ts';
import { openLibrary } from '../src/engine/library/library.ts';
import { PROJECT } from '../src/site/places.ts';
import { fail, fromCaller, readArguments } from './shared/arguments.ts';

const { options } = readArguments('npm run bench --', {
  pages: { value: 'LIST', help: 'sizes of the generated corpus (default: 250,1000)' },
  content: { value: 'DIR', help: 'measure a copy of this content folder instead' },
});
const sizes = (options.pages ?? '250,1000').split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1))
  fail(`--pages takes numbers such as 250,1000; found "${options.pages}".`);
const build = join(PROJECT, 'scripts/build.ts');

console.log(`${cpus().length} cores, ${cpus()[0]?.model.trim()}, Node ${process.version}`);
console.log(
  'Whole processes; memory is the peak of the build and all it starts. Compare ratios of one run: machines are noisy.\n',
);
console.log(`a template of 7 kB with its 4 renderings: ${templateMilliseconds().toFixed(2)} ms\n`);
const folders: string[] = [];
try {
  if (options.content === undefined)
    for (const pages of sizes) await bench(`${pages} pages`, (folder) => writeCorpus(folder, pages));
  else {
    const from = fromCaller(options.content);
    await bench(from, (folder) => cpSync(from, folder, { recursive: true }));
  }
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

/** Builds a content folder cold, unchanged and with one page edited, each into the same output folder. */
async function bench(name: string, fill: (folder: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'));
  folders.push(folder);
  const content = join(folder, 'content');
  fill(content);
  const library = openLibrary(content, { highlight: async () => [] });
  const documents = library.site.variants.reduce(
    (sum, variant) => sum + library.documents(variant).length,
    0,
  );
  console.log(
    `${name} × ${library.site.variants.length} variants: ${documents.toLocaleString('en')} documents`,
  );
  const args = ['--content', content, '--out', join(folder, 'out'), '--cache', join(folder, 'cache')];
  report('cold', await measure(build, args), documents);
  reportSizes(join(folder, 'out'));
  report('unchanged', await measure(build, args), documents);
  const [page] = globSync('**/*.md', { cwd: content }).toSorted();
  appendFileSync(join(content, page!), '\nOne sentence more.\n');
  report('one page edited', await measure(build, args), documents);
  console.log('');
}

/** Says how much a build wrote, and what a reader loads of its largest guide. */
function reportSizes(out: string): void {
  const files = globSync('**/*', { cwd: out, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const zipped = (path: string) => gzipSync(readFileSync(path)).length;
  // Lists that the site makes itself have no Markdown beside them.
  const isGuide = (path: string) => existsSync(path.replace(/\/index\.html$/, '.md'));
  const guides = paths.filter((path) => path.endsWith('/index.html') && isGuide(path)).map(zipped);
  const styles = globSync('_site/*.css', { cwd: out }).map((path) => zipped(join(out, path)));
  console.log(
    `  ${files.length.toLocaleString('en')} files, ${(bytes / 1e6).toFixed(0)} MB; after gzip: largest guide ` +
      `${(Math.max(...guides) / 1000).toFixed(1)} kB, styles ${(styles.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`,
  );
}

function report(name: string, { seconds, megabytes, stages }: Measurement, documents: number): void {
  const memory = megabytes === undefined ? '' : `${megabytes.toFixed(0).padStart(6)} MB`;
  console.log(
    `  ${name.padEnd(16)}${seconds.toFixed(2).padStart(7)} s ${((1000 * seconds) / documents).toFixed(2).padStart(7)} ms a document${memory}   ${stages}`,
  );
}
