import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
  writeSync,
} from 'node:fs';
import type { KnownFile } from './known-file.ts';
import { withOpenFile } from './open-file.ts';

/** Bytes that files are read into, one after another: most are smaller, and a buffer for each costs as much as reading it. */
const SHARED = Buffer.allocUnsafe(1 << 20);
/** A link is no file of ours, and a named pipe would never come to an end. Windows knows neither. */
const AS_IT_LIES = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Tells without reading it whether a file is still the one that it was, and nobody has written into it since. */
export function stampOf({ ino, size, mtimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs}`;
}

/** Whether what lies at an absolute path is the file that is known, untouched. */
export function isUntouched(file: string, { stamp }: KnownFile): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true && stampOf(stats) === stamp;
}

/**
 * The hash by which a file of the output is known. It tells of damage and of edits, and nobody has anything of two files with one hash:
 * SHA-1 takes half the time of SHA-256 where a processor has no instructions for either, and to know that nothing has changed was
 * mostly that.
 */
export function fileHash(bytes: string | Uint8Array): string {
  return hash('sha1', bytes, 'base64url').slice(0, 22);
}

/**
 * Reads a file of the output for its hash.
 *
 * @param file absolute path
 * @returns undefined for what is no regular file, or cannot be read
 */
export function hashFile(file: string): { hash: string; stats: Stats } | undefined {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, AS_IT_LIES);
    const stats = fstatSync(descriptor);
    return stats.isFile() ? { hash: fileHash(readWhole(descriptor, stats.size)), stats } : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Writes a file anew.
 *
 * @param file absolute path
 * @throws the file system's error
 */
export function writeKnownFile(file: string, content: string | Uint8Array): KnownFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const descriptor = openSync(file, 'w');
  try {
    withOpenFile(file, () => {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    });
    return { hash: fileHash(bytes), stamp: stampOf(fstatSync(descriptor)) };
  } finally {
    closeSync(descriptor);
  }
}

function readWhole(descriptor: number, size: number): Uint8Array {
  const bytes = size > SHARED.length ? Buffer.allocUnsafe(size) : SHARED;
  let length = 0;
  while (length < size) {
    const count = readSync(descriptor, bytes, length, size - length, length);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}
