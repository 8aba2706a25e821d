import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { anyDamage, damage } from '../../engine/testing/damage.ts';
import { markdownCopies, markdownUrl } from '../files/markdown-url.ts';
import { documentsOf } from '../model/documents-of.ts';
import { fileHash } from '../output/hash-file.ts';
import { MARK, readMark, writeMark } from '../output/output-mark.ts';
import { fakeLibrary } from '../testing/fake-library.ts';
import { BuildRecordWriter } from './build-record-writer.ts';
import { draftIn, keepRecord } from './record-folder.ts';
import { earlierBuild, takeOver } from './take-over.ts';

const folder = mkdtempSync(join(tmpdir(), 'variorum-take-over-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [previous, staging, cacheDir] = ['site', 'staging', 'cache'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];

const library = fakeLibrary([
  { path: 'index.md', title: 'Home' },
  { path: 'a/b c.md', title: 'B', variants: ['cloud', 'server@2.0'] },
  { path: 'größe.md', title: 'Größe', variants: ['cloud'] },
  { path: 'parts.mdx', title: 'Parts', variants: ['cloud', 'server@2.0'] },
]);
const documents = library.pages.flatMap((page) => documentsOf(library, page));
const filesOf = (document: (typeof documents)[number]): string[] => [
  `${document.url.slice(1)}index.html`,
  markdownUrl(document).slice(1),
  ...markdownCopies(library, document).map((url) => url.slice(1)),
];
const INDEXES = ['cloud', 'server'].map(
  (product) => [product, [`_search/${product}/a1b2c3/words-0`, `_search/${product}/a1b2c3/table`]] as const,
);
/** What is read first is written by each build. */
const ENTRY = '_search/index.json';
/** One that is no document's, and took long to make. */
const OTHER = { url: '/server/upgrade%20to.md', path: 'server/upgrade to.md', key: 'of the other' };
const files = [...documents.flatMap(filesOf), ...INDEXES.flatMap(([, own]) => own), ENTRY, OTHER.path];
const bytesOf = (path: string): string => `What stands in ${path}\n`;
const earlier = (folder: string) => [earlierBuild(folder, cacheDir) ?? []].flat();
const known = () => takeOver(library, { earlier: earlier(previous), staging, keyOf: ({ url }) => url });

beforeEach(() => {
  for (const each of [previous, staging, cacheDir]) rmSync(each, { recursive: true, force: true });
  writeBuild();
  const writer = new BuildRecordWriter(draftIn(cacheDir));
  for (const { url, page, variant } of documents)
    writer.addDocument(url, {
      key: url,
      page: page.path,
      product: variant.product.id,
      edition: page.path,
      canonical: undefined,
    });
  writer.addFile(OTHER.url, OTHER.key);
  keepRecord(cacheDir, writer.complete([])!, writeMark(previous).id);
});

function writeBuild(): void {
  for (const path of files) {
    rmSync(join(previous, path), { recursive: true, force: true });
    mkdirSync(dirname(join(previous, path)), { recursive: true });
    writeFileSync(join(previous, path), bytesOf(path));
  }
}

describe('what a build takes over', () => {
  it('is all that the last one wrote, when nothing changed', () => {
    const taken = known()!;
    expect(taken.documents.size).toBe(documents.length);
    expect([...taken.indexes]).toEqual(['cloud', 'server']);
    taken.bring();
    expect(taken.bringFile(OTHER.url, OTHER.key)).toBe(true);
    const others = files.filter((path) => path !== ENTRY);
    expect([...taken.files().keys()].toSorted()).toEqual(others.toSorted());
    for (const path of others) expect(readFileSync(join(staging, path), 'utf8')).toBe(bytesOf(path));
  });

  it('is no other file with another key, or that somebody changed', () => {
    expect(known()!.bringFile(OTHER.url, 'another')).toBe(false);
    expect(known()!.bringFile('/server/new.md', OTHER.key)).toBe(false);
    writeFileSync(join(previous, OTHER.path), 'Edited.\n');
    expect(known()!.bringFile(OTHER.url, OTHER.key)).toBe(false);
    expect(existsSync(join(staging, OTHER.path))).toBe(false);
  });

  it('is no document of a page with components when another one of it is made anew: what they print is compared', () => {
    const [one, other] = documents.filter(({ page }) => page.path === 'parts.mdx');
    const keyOf = ({ url }: { url: string }) => (url === one!.url ? 'new' : url);
    const taken = takeOver(library, { earlier: earlier(previous), staging, keyOf })!;
    expect(taken.documents.has(other!.url)).toBe(false);
    expect(taken.documents.size).toBe(documents.length - 2);
    expect([...taken.files().keys()].filter((path) => path.includes('parts'))).toEqual([]);
  });

  it('is nothing that was changed in the output since, in whatever way', () => {
    const damages = fc.uniqueArray(fc.tuple(fc.nat(files.length - 1), anyDamage), {
      selector: ([index]) => index,
      maxLength: 4,
    });
    fc.assert(
      fc.property(damages, (all) => {
        writeBuild();
        rmSync(staging, { recursive: true, force: true });
        for (const [index, damaged] of all) damage(join(previous, files[index]!), damaged);
        const damagedFiles = new Set(all.map(([index]) => files[index]));
        const taken = known()!;
        for (const document of documents) {
          const { page } = document;
          const together = page.format === 'mdx' ? documentsOf(library, page) : [document];
          const isWhole = !together.flatMap(filesOf).some((path) => damagedFiles.has(path));
          expect(taken.documents.has(document.url)).toBe(isWhole);
        }
        for (const [product, own] of INDEXES) {
          const all = documents.filter(({ variant }) => variant.product.id === product);
          const isWhole = all.every(({ url }) => taken.documents.has(url));
          expect(taken.indexes.has(product)).toBe(isWhole && !own.some((path) => damagedFiles.has(path)));
        }
        taken.bring();
        for (const document of documents.filter(({ url }) => taken.documents.has(url)))
          for (const path of filesOf(document))
            expect(readFileSync(join(staging, path), 'utf8')).toBe(bytesOf(path));
        taken.close();
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing when the mark or the record is damaged', () => {
    const mark = readFileSync(join(previous, MARK));
    const said = readMark(previous)!;
    const record = join(cacheDir, 'builds', `${said.id}.record`);
    const whole = readFileSync(record);
    fc.assert(
      fc.property(fc.constantFrom(join(previous, MARK), record), anyDamage, (file, damaged) => {
        rmSync(file, { recursive: true, force: true });
        writeFileSync(join(previous, MARK), mark);
        writeFileSync(record, whole);
        damage(file, damaged);
        // A mark that lacks its last line break lists the same files.
        if (file === record || readMark(previous)?.files.size !== said.files.size)
          expect(known()).toBeUndefined();
        else expect(readMark(previous)).toEqual(said);
        rmSync(file, { recursive: true, force: true });
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing of an output whose mark was made to fit what was edited', () => {
    const page = files[0]!;
    writeFileSync(join(previous, page), 'Another page');
    const { id } = readMark(previous)!;
    const list = readFileSync(join(previous, MARK), 'utf8')
      .replace(fileHash(bytesOf(page)), fileHash('Another page'))
      .split('\n')
      .slice(2)
      .join('\n');
    const edited = readFileSync(join(previous, MARK), 'utf8').split('\n')[0];
    writeFileSync(join(previous, MARK), `${edited}\n${fileHash(list)}\n${list}`);
    expect(readMark(previous)?.id).not.toBe(id);
    expect(known()).toBeUndefined();
  });

  it('is the same in a copy of the output at another place', () => {
    const { id } = readMark(previous)!;
    const copy = join(folder, 'copy');
    for (const path of [...files, MARK]) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), readFileSync(join(previous, path)));
    }
    expect(readMark(copy)?.id).toBe(id);
    const taken = takeOver(library, { earlier: earlier(copy), staging, keyOf: ({ url }) => url });
    expect(taken?.documents.size).toBe(documents.length);
  });

  it('shares no file with what stands elsewhere and may be edited there', () => {
    const [page, other] = files as [string, string];
    linkSync(join(previous, page), join(folder, 'a copy by links'));
    known()!.bring();
    writeFileSync(join(folder, 'a copy by links'), 'Edited in place');
    expect(readFileSync(join(staging, page), 'utf8')).toBe(bytesOf(page));
    // What has no other name is linked, which costs less.
    expect(statSync(join(staging, other)).ino).toBe(statSync(join(previous, other)).ino);
  });
});
