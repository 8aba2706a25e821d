import type { Hash } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { addAll } from '../../engine/add-all.ts';
import { withOpenFile } from '../output/open-file.ts';
import { hashStart } from './file-digest.ts';

/**
 * The file in which a build leaves what the next one may use. It may be damaged, cut off, mixed up or deleted at any time, and
 * is used as a whole or not at all:
 *
 *     {…}           a record, as JSON on a line, or any bytes
 *     {…}           more of them; the last is JSON
 *     [id, hash]    the end: what the file belongs to, and a hash over that and all bytes above
 *
 * Lines end in `\n` alone; JSON has no other use for it, and bytes may hold it. Whoever looks for a line again remembers where it begins (a text
 * may hold what other readers take for the end of a line, such as U+2028).
 */

/** A line of such a file: where it begins and how many bytes it has, without its end. */
export type Extent = readonly [offset: number, length: number];

/** Changes whenever the meaning of a line does; what other versions wrote is not used. */
const FORMAT = 'variorum build record 5';
/** Bytes that are read or written at a time. */
const PORTION = 1 << 20;
const LINE_END = Buffer.from('\n');
/** The last line has fewer bytes. */
const LONGEST_END = 512;

/** Writes lines to a new file, which is none until it is sealed. */
export class RecordFileWriter {
  readonly #path: string;
  readonly #descriptor: number;
  #isOpen = true;
  #portion: Uint8Array[] = [];
  #waiting = 0;
  #offset = 0;

  /** @throws the file system's error, as do all methods */
  constructor(path: string) {
    this.#path = path;
    this.#descriptor = openSync(path, 'w+');
  }

  /** Adds a value as a line, soon. */
  add(value: unknown): Extent {
    return this.addBytes([Buffer.from(JSON.stringify(value))]);
  }

  /** Adds bytes, one piece behind the other, as a line, soon: they must not change meanwhile. */
  addBytes(pieces: readonly Uint8Array[]): Extent {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const extent = [this.#offset, length] as const;
    this.#offset += length + 1;
    addAll(this.#portion, pieces);
    this.#portion.push(LINE_END);
    this.#waiting += length + 1;
    if (this.#waiting >= PORTION) this.flush();
    return extent;
  }

  /** The value of a line that is written; see {@link flush}. */
  read(extent: Extent): unknown {
    return JSON.parse(bytesAt(this.#descriptor, extent).toString());
  }

  /** The bytes of a line that is written. */
  readBytes(extent: Extent): Uint8Array {
    return bytesAt(this.#descriptor, extent);
  }

  /** Writes what is left. */
  close(): void {
    this.flush();
    this.abandon();
  }

  /** Ends writing, whatever is left. */
  abandon(): void {
    if (this.#isOpen) closeSync(this.#descriptor);
    this.#isOpen = false;
  }

  /** Writes what was added so far. */
  flush(): void {
    if (this.#waiting === 0) return;
    const bytes = Buffer.concat(this.#portion);
    this.#portion = [];
    this.#waiting = 0;
    withOpenFile(this.#path, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#descriptor, bytes, done);
    });
  }
}

/**
 * Makes a closed file whole: says what it belongs to.
 *
 * @throws the file system's error
 */
export function sealRecordFile(path: string, id: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    const { size } = fstatSync(descriptor);
    const end = Buffer.from(endOf(hashStart(descriptor, size), id));
    writeSync(descriptor, end, 0, end.length, size);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Makes a closed file whole and puts it where it is looked for.
 *
 * @throws the file system's error
 */
export function keepRecordFile(draft: string, path: string, id: string): void {
  sealRecordFile(draft, id);
  // A folder in its place would stay there for ever.
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) rmSync(path, { recursive: true });
  renameSync(draft, path);
}

/** A whole file, open. */
export class RecordFile {
  readonly #descriptor: number;
  /** the value of the line before the end */
  readonly last: unknown;

  /**
   * Opens a file that is whole and belongs to `id`.
   *
   * @throws Error when it is not, or cannot be read
   */
  constructor(path: string, id: string) {
    // Anything else, such as a named pipe, might never come to an end.
    if (!lstatSync(path).isFile()) throw new Error('no file');
    this.#descriptor = openSync(path, 'r');
    try {
      this.last = this.#lastLine(id);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #lastLine(id: string): unknown {
    const { size } = fstatSync(this.#descriptor);
    const tail = this.#bytes(Math.max(0, size - LONGEST_END), Math.min(size, LONGEST_END));
    const start = size - tail.length + tail.lastIndexOf('\n', -2) + 1;
    const hash = hashStart(this.#descriptor, start);
    if (this.#bytes(start, size - start).toString() !== endOf(hash, id)) throw new Error('not whole');
    return this.read(this.#extentBefore(start - 1));
  }

  /** The line that ends at an offset. */
  #extentBefore(end: number): Extent {
    for (let start = end; start > 0; ) {
      const length = Math.min(PORTION, start);
      start -= length;
      const at = this.#bytes(start, length).lastIndexOf('\n');
      if (at >= 0) return [start + at + 1, end - (start + at + 1)];
    }
    return [0, end];
  }

  /** The value of a line. */
  read(extent: Extent): unknown {
    return JSON.parse(bytesAt(this.#descriptor, extent).toString());
  }

  /** The bytes of a line. */
  readBytes(extent: Extent): Uint8Array {
    return bytesAt(this.#descriptor, extent);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #bytes(offset: number, length: number): Buffer {
    return bytesAt(this.#descriptor, [offset, length]);
  }
}

function bytesAt(descriptor: number, [offset, length]: Extent): Buffer {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done);
    if (count === 0) throw new Error('too short');
    done += count;
  }
  return bytes;
}

function endOf(hash: Hash, id: string): string {
  return `${JSON.stringify([id, hash.update(JSON.stringify([FORMAT, id])).digest('base64url')])}\n`;
}
