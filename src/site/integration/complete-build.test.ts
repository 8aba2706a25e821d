import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hashFile, stampOf, writeKnownFile } from '../output/hash-file.ts';
import type { KnownFile } from '../output/known-file.ts';
import type { Output } from '../output/output.ts';
import { readMark } from '../output/output-mark.ts';
import { lay, open } from '../output/testing/layouts.ts';
import { CommandFailure } from '../report/describe-error.ts';
import { completeBuild } from './complete-build.ts';
import type { SearchIndex } from './search-index.ts';

/** What an earlier build wrote: a page, which is taken over, and a text for the search, which is linked. */
const OLD = { 'a/index.html': 'page', '_search/p/old/page-0': 'text' };
const NEW_TEXT = '_search/p/new/page-0';

const opened: Output[] = [];
afterEach(() => {
  for (const output of opened.splice(0)) output.close();
});

/** A build that took both over, and wrote a page of its own, up to the moment at which it is completed. */
async function begun() {
  const out = lay({ where: 'beside', old: OLD, added: {}, removed: [], next: {} });
  const output = await open(out, 'beside');
  opened.push(output);
  const { staging } = output;
  const link = (from: string, to: string): KnownFile => {
    const { hash, stats } = hashFile(join(out, from))!;
    mkdirSync(dirname(join(staging, to)), { recursive: true });
    linkSync(join(out, from), join(staging, to));
    return { hash, stamp: stampOf(stats) };
  };
  const takenOver = new Map([['a/index.html', link('a/index.html', 'a/index.html')]]);
  const indexed = new Map([[NEW_TEXT, link('_search/p/old/page-0', NEW_TEXT)]]);
  const known = new Map([['b.html', writeKnownFile(join(staging, 'b.html'), 'new')]]);
  const written = { indexesTakenOver: new Set<string>(), takenOver, known, record: undefined };
  const index = { write: vi.fn(async () => indexed) } as unknown as SearchIndex;
  const complete = () =>
    completeBuild(written, {
      output,
      index,
      world: { products: [], variants: [] },
      cache: join(dirname(out), 'cache'),
      signal: new AbortController().signal,
    });
  return { out, staging, complete };
}

describe('a build that is completed', () => {
  it('takes the place of the last one, with all that was taken over and linked', async () => {
    const { out, complete } = await begun();
    await complete();
    expect([...readMark(out)!.files.keys()]).toEqual([NEW_TEXT, 'a/index.html', 'b.html']);
    expect(readFileSync(join(out, NEW_TEXT), 'utf8')).toBe('text');
  });

  it.each(Object.keys(OLD))('is refused when somebody changed %s while it was taken over', async (path) => {
    const { out, complete } = await begun();
    writeFileSync(join(out, path), 'mine');
    await expect(complete()).rejects.toThrow(CommandFailure);
    expect([...readMark(out)!.files.keys()]).toEqual(['_search/p/old/page-0', 'a/index.html']);
  });

  it('is refused when a file is gone that it wrote', async () => {
    const { out, staging, complete } = await begun();
    rmSync(join(staging, 'b.html'));
    await expect(complete()).rejects.toThrow('"b.html" is missing');
    expect([...readMark(out)!.files.keys()]).toEqual(['_search/p/old/page-0', 'a/index.html']);
  });

  it('lists what somebody made of a file that it wrote as it is now', async () => {
    const { out, staging, complete } = await begun();
    writeFileSync(join(staging, 'b.html'), 'older');
    await complete();
    expect(readMark(out)!.files.get('b.html')).toBe(hashFile(join(out, 'b.html'))!.hash);
  });
});
