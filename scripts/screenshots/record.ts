import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { PROJECT } from '../../src/site/places.ts';
import { DRAWINGS } from './drawings.ts';
import { PICTURES } from './pictures.ts';

/** Where the pictures lie, relative to the project. */
export const FOLDER = 'content/assets/recovery';

const RECORD = join(PROJECT, FOLDER, 'screenshots.json');

/** What a picture shows: the demo's element with all that it imports, what the page lends it, the list of pictures, and the drawings. */
const SHOWN = [
  'src/demo/element/recovery-demo.ts',
  'src/site/styles/tokens.css',
  'scripts/screenshots/take-pictures.ts',
  ...DRAWINGS.map(({ file }) => relative(PROJECT, file)),
];

/** A digest of every file, by its name. */
type Digests = Record<string, string>;

/** What was true when the pictures were taken. */
interface PictureRecord {
  sources: Digests;
  pictures: Digests;
}

/** The names of the files of all pictures. */
export function pictureFiles(): string[] {
  return [...PICTURES, ...DRAWINGS].flatMap(({ name }) => [`${name}.png`, `${name}-dark.png`]);
}

/**
 * Remembers of what the pictures that lie there now were taken.
 *
 * @param sources as they were before the first was taken
 */
export function writeRecord(sources: Digests): void {
  const record: PictureRecord = { sources, pictures: pictureDigests() };
  writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`);
}

/** Says in one sentence each which pictures no longer show what the demo shows; nothing when all do. */
export function findOutdated(): string[] {
  const then: PictureRecord = existsSync(RECORD)
    ? JSON.parse(readFileSync(RECORD, 'utf8'))
    : { sources: {}, pictures: {} };
  const sources = differing(then.sources, sourceDigests());
  const pictures = differing(then.pictures, pictureDigests());
  return [
    ...(sources.length > 0
      ? [
          `The pictures in ${FOLDER} are older than what they show: ${list(sources)} changed since they were taken. Run "npm run screenshots" and look at what it wrote.`,
        ]
      : []),
    ...(pictures.length > 0
      ? [
          `${list(pictures)} in ${FOLDER} ${pictures.length > 1 ? 'are' : 'is'} not as taken from the demo. Run "npm run screenshots" and look at what it wrote.`,
        ]
      : []),
  ];
}

/** What the pictures are taken of, as it is now. */
export function sourceDigests(): Digests {
  const sources = importedFrom(SHOWN.map((path) => join(PROJECT, path)));
  return digests(
    sources.map((file) => [relative(PROJECT, file).replaceAll('\\', '/'), file]),
    // Line ends are a matter of the machine.
    (file) => readFileSync(file, 'utf8').replaceAll('\r\n', '\n'),
  );
}

function pictureDigests(): Digests {
  return digests(
    pictureFiles().map((name) => [name, join(PROJECT, FOLDER, name)]),
    (file) => (existsSync(file) ? readFileSync(file) : ''),
  );
}

function digests(files: [name: string, file: string][], read: (file: string) => string | Buffer): Digests {
  return Object.fromEntries(
    files
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, file]) => [name, createHash('sha256').update(read(file)).digest('hex').slice(0, 16)]),
  );
}

const IMPORT = /(?:from|import)\s*['"](\.[^'"?]+)(?:\?\w+)?['"]/g;

/** Files with all that they import from here, directly or not; the machinery that scripts share is no part of a picture. */
function importedFrom(files: readonly string[]): string[] {
  const found = new Set(files);
  for (const file of found)
    for (const [, target] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const path = resolve(dirname(file), target!);
      if (!relative(PROJECT, path).replaceAll('\\', '/').startsWith('scripts/shared/')) found.add(path);
    }
  return [...found];
}

/** What is in one of the two only, or is not the same in both. */
function differing(then: Digests, now: Digests): string[] {
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((name) => then[name] !== now[name]);
}

/** At most three names: `a.ts, b.ts, c.ts and 4 others`. */
function list(names: readonly string[]): string {
  const rest = names.length - 3;
  return rest > 0
    ? `${names.slice(0, 3).join(', ')} and ${rest} ${rest > 1 ? 'others' : 'other'}`
    : names.join(', ');
}
