import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BuildRecord } from './build-record.ts';
import { BuildRecordWriter } from './build-record-writer.ts';
import type { MadeParts } from './cut-page.ts';
import { draftIn, keepRecord } from './record-folder.ts';

const idOf = (number: number): string => `${number}`.padStart(22, 'x');
const DOCUMENT = { key: 'key', page: 'a.md', product: 'one', edition: 'edition', canonical: '/a/' };

function cacheFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What the search index has of a page: any bytes, the end of a line among them. */
const PARTS: MadeParts = {
  editions: [['edition', 'digest']],
  parts: [
    { product: 'one', bytes: Buffer.from([1, 10, 0, 255]), text: Buffer.from('text\n') },
    { product: 'two', bytes: Buffer.from('\n'), text: Buffer.from([]) },
  ],
};

function keep(cache: string, id: string): void {
  const writer = new BuildRecordWriter(draftIn(cache));
  writer.addDocument('/a/', DOCUMENT);
  writer.addFile('/a.txt', 'of the file');
  writer.addParts('a.md', PARTS);
  keepRecord(cache, writer.complete([['a.md', []]])!, id);
}

describe('the record of a build', () => {
  it('belongs to what was written, and to nothing else', () => {
    const cache = cacheFolder();
    keep(cache, idOf(1));
    const record = BuildRecord.read(cache, idOf(1))!;
    expect([...record.documents]).toEqual([['/a/', DOCUMENT]]);
    expect([...record.files]).toEqual([['/a.txt', 'of the file']]);
    const { editions, read } = record.parts('a.md')!;
    expect({ editions, parts: read() }).toEqual(PARTS);
    expect(record.parts('another.md')).toBeUndefined();
    record.close();
    expect(BuildRecord.read(cache, idOf(2))).toBeUndefined();
  });

  it('gives what changed on a page while it is written as well as later, and writes what several ways share once', () => {
    const cache = cacheFolder();
    const writer = new BuildRecordWriter(draftIn(cache));
    const place = { headings: [], anchor: 'a', html: '<ins>New</ins>', steps: [] };
    const shared = [place];
    const changes = [
      ['one@1 one@3', shared],
      ['one@2 one@3', shared],
      ['one@1 one@2', []],
    ] as const;
    expect(writer.addChanges('a.md', 'one', changes)).toBe(true);
    const written = writer.changes('a.md', 'one')!;
    expect([...written.entries()]).toEqual(changes);
    expect(written.get('one@2 one@3')).toEqual(shared);
    expect(written.get('one@3 one@4')).toBeUndefined();
    expect(writer.changes('b.md', 'one')).toBeUndefined();
    const draft = writer.complete([])!;
    expect(readFileSync(draft, 'utf8').split('<ins>New</ins>')).toHaveLength(2);
    keepRecord(cache, draft, idOf(1));
    const record = BuildRecord.read(cache, idOf(1))!;
    expect([...record.changes('a.md', 'one')!.entries()]).toEqual(changes);
    record.close();
  });

  it('keeps no changes where nothing can be written', () => {
    const cache = cacheFolder();
    writeFileSync(join(cache, 'builds'), '');
    const writer = new BuildRecordWriter(draftIn(cache));
    expect(writer.addChanges('a.md', 'one', [])).toBe(false);
    expect(writer.changes('a.md', 'one')).toBeUndefined();
  });

  it('is kept for the last four builds only; what earlier versions left goes, and what others put there stays', () => {
    const cache = cacheFolder();
    mkdirSync(join(cache, 'builds'));
    for (const name of ['0123456789abcdef.json', '0123456789abcdef.jsonl', 'notes.json', '999999999-a.draft'])
      writeFileSync(join(cache, 'builds', name), 'x');
    for (let number = 0; number < 7; number++) {
      keep(cache, idOf(number));
      utimesSync(join(cache, 'builds', `${idOf(number)}.record`), number, number);
    }
    expect(readdirSync(join(cache, 'builds')).toSorted()).toEqual([
      'notes.json',
      ...[3, 4, 5, 6].map((number) => `${idOf(number)}.record`),
    ]);
  });

  it('takes the place of a folder that stands in its place', () => {
    const cache = cacheFolder();
    mkdirSync(join(cache, 'builds', `${idOf(1)}.record`, 'inside'), { recursive: true });
    expect(BuildRecord.read(cache, idOf(1))).toBeUndefined();
    keep(cache, idOf(1));
    expect(BuildRecord.read(cache, idOf(1))).toBeDefined();
  });

  it.each([
    ['a cache that is a file', (cache: string) => writeFileSync(join(cache, 'builds'), '')],
    [
      'a cache that is removed while it is written',
      (cache: string, writer?: BuildRecordWriter) => writer && rmSync(cache, { recursive: true }),
    ],
  ])('says what the file system said of %s, and lets the build go on', (_, spoil) => {
    const cache = cacheFolder();
    spoil(cache);
    const writer = new BuildRecordWriter(draftIn(cache));
    spoil(cache, writer);
    writer.addDocument('/a/', DOCUMENT);
    writer.addParts('a.md', PARTS);
    const draft = writer.complete([]);
    expect(() => {
      if (draft === undefined) throw writer.failure;
      keepRecord(cache, draft, idOf(1));
    }).toThrow(/EEXIST|ENOTDIR|ENOENT/);
  });
});
