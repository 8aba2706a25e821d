import { appendFileSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCorpus } from '../../bench/corpus.ts';
import { runCommand, writeFolder } from './run-command.ts';

const PAGES = 12;
const FEW = 4;
const MANY = 24;

/** What a build did: counted, since seconds say more of the machine than of the build. */
interface Work {
  documents: number;
  /** texts that were rendered */
  rendered: number;
  /** calls of the file system */
  read: number;
  written: number;
  linked: number;
  /** times that something was compressed for the search: pages that were cut into words, once a product, and files of words */
  compressed: number;
  /** folders that were made, and looks at what something is */
  made: number;
  looked: number;
  /** pages that Astro was asked for */
  requested: number;
  /** bytes of the output, and of what the search reads */
  bytes: number;
  indexBytes: number;
}

const folder = writeFolder({ 'counted.txt': '' });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(name: string): Promise<Work> {
  const counted = join(folder, 'counted.txt');
  writeFileSync(counted, '');
  const out = join(folder, name, 'out');
  const places = ['content', 'out', 'cache'].flatMap((each) => [`--${each}`, join(folder, name, each)]);
  const { code, output, errors } = await runCommand('build', places, folder, undefined, {
    NODE_OPTIONS: `--import=${join(import.meta.dirname, 'count-files.mjs')}`,
    COUNTED_FILES: counted,
  });
  expect(code, errors).toBe(0);
  const number = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? 0);
  const documents = number(/(\d+) documents/);
  const calls = readFileSync(counted, 'utf8').split('\n');
  const sum = (kind: string): number => calls.filter((each) => each === kind).length;
  const sizeOf = (pattern: string): number =>
    globSync(pattern, { cwd: out }).reduce((all, path) => {
      const stats = statSync(join(out, path));
      return all + (stats.isFile() ? stats.size : 0);
    }, 0);
  return {
    documents,
    rendered: number(/(\d+) editions/) - number(/, (\d+) taken/),
    read: sum('read'),
    written: sum('written'),
    linked: sum('linked'),
    compressed: sum('compressed'),
    made: sum('made'),
    looked: sum('looked'),
    requested: sum('requested'),
    bytes: sizeOf('**/*'),
    indexBytes: sizeOf('_search/**/*'),
  };
}

describe('a build', () => {
  let few: Work;
  beforeAll(async () => {
    writeCorpus(join(folder, 'few/content'), PAGES, FEW);
    // What is compiled of the site is counted with neither.
    await build('few');
    rmSync(join(folder, 'few/out'), { recursive: true });
    rmSync(join(folder, 'few/cache'), { recursive: true });
    few = await build('few');
  });

  it('renders each text once, and writes two files for each document', () => {
    expect(few.documents).toBe(PAGES * FEW);
    expect(few.rendered).toBe(PAGES * 3);
    // Navigations, lists for agents, the search, ways from version to version: however many pages there are.
    expect(few.written - 2 * few.documents).toBeLessThan(200);
  });

  it('asks Astro for lists and the first documents: what these are rendered with, all others are rendered with', () => {
    expect(few.requested).toBeLessThan(few.documents / 2);
  });

  it('pays for a version that brings nothing new with its files alone', async () => {
    writeCorpus(join(folder, 'many/content'), PAGES, MANY);
    const many = await build('many');
    const more = PAGES * (MANY - FEW);
    expect(many.documents - few.documents).toBe(more);
    expect(many.rendered).toBe(few.rendered);
    // Besides its documents, each version has lists of its own and the ways that lead to it.
    const besides = 15 * (MANY - FEW);
    expect(many.written - few.written - 2 * more).toBeLessThan(besides);
    // The folder of each document, which nobody looks for first.
    expect(many.made - few.made - more).toBeLessThan(besides);
    expect(many.looked - few.looked).toBeLessThan(besides);
    // The Markdown of each, for the text of all pages of its version; what was written is known to the mark without being read.
    expect(many.read - few.read - more).toBeLessThan(besides);
    expect(many.requested - few.requested).toBeLessThan(besides);
    expect((many.bytes - few.bytes) / more).toBeLessThan(1.3 * (few.bytes / few.documents));
    expect(many.indexBytes).toBeLessThan(1.1 * few.indexBytes);
  });

  it('renders nothing when nothing has changed, and one page when one has', async () => {
    const unchanged = await build('few');
    expect(unchanged.rendered).toBe(0);
    expect(unchanged.compressed).toBe(0);
    // The lock of the output.
    expect([unchanged.linked, unchanged.written]).toEqual([0, 1]);
    const [page] = globSync('**/*.md', { cwd: join(folder, 'few/content') }).toSorted();
    appendFileSync(join(folder, 'few/content', page!), '\nOne sentence more.\n');
    const edited = await build('few');
    expect(edited.rendered).toBe(3);
    // The edited page is the only one that is cut into words for the search, once for each product.
    expect(few.compressed - edited.compressed).toBeGreaterThanOrEqual(2 * (PAGES - 1) - 2);
    expect(edited.linked).toBeGreaterThanOrEqual(2 * (few.documents - FEW));
    // Its documents, the search, and what stands beside the pages.
    expect(edited.written).toBeLessThan(few.written - 2 * (few.documents - FEW));
  });
});
