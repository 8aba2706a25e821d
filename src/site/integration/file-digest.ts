import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes that are read at a time. */
const PORTION = 1 << 20;

/** A hash over the bytes of a file, which need not fit into memory; empty for what is no file. */
export function fileDigest(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return '';
  const descriptor = openSync(path, 'r');
  try {
    return hashStart(descriptor, fstatSync(descriptor).size).digest('base64url');
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A hash over the first bytes of an open file.
 *
 * @throws Error when it has fewer
 */
export function hashStart(descriptor: number, length: number): Hash {
  const hash = createHash('sha256');
  const portion = Buffer.allocUnsafe(Math.min(PORTION, length));
  for (let done = 0; done < length; ) {
    const count = readSync(descriptor, portion, 0, Math.min(portion.length, length - done), done);
    if (count === 0) throw new Error('The file is too short.');
    hash.update(portion.subarray(0, count));
    done += count;
  }
  return hash;
}
