import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { getSystemErrorMap } from 'node:util';

/** Why a file cannot be read, as what follows "it", and what to do about it. */
export interface Unreadable {
  why: string;
  hint: string;
}

/** By the system's name for them; what is not here is told in the system's own words. */
const REASONS: Record<string, Unreadable> = {
  ENOENT: { why: 'it is not there any more', hint: 'Write it again.' },
  EACCES: { why: 'it is not readable for you', hint: 'Change its permissions.' },
  EPERM: { why: 'it is not readable for you', hint: 'Change its permissions.' },
  EISDIR: { why: 'it is a folder', hint: 'Give the folder another name: a file belongs here.' },
  ENOTDIR: { why: 'what should be its folder is a file', hint: 'Rename that file.' },
  ELOOP: { why: 'it is a link that leads to itself', hint: 'Correct the link, or delete it.' },
  ENAMETOOLONG: {
    why: 'its path is too long for the system',
    hint: 'Shorten its name or those of its folders.',
  },
  ENXIO: { why: 'it is a socket', hint: 'Delete it: a file belongs here.' },
  EIO: { why: 'the disk reports a fault', hint: 'Check the disk, or restore the file from a copy.' },
  EMFILE: {
    why: 'too many files are open',
    hint: 'Close other programs, or raise the limit: ulimit -n 4096.',
  },
  ENFILE: { why: 'too many files are open', hint: 'Close other programs.' },
};

const SYSTEM_WORDS = new Map(getSystemErrorMap().values());

/** Says why the system refused a file, in words. */
export function whyUnreadable(error: unknown): Unreadable {
  const { code = '' } = error as NodeJS.ErrnoException;
  const words = SYSTEM_WORDS.get(code) ?? 'the system refuses it';
  return REASONS[code] ?? { why: words, hint: 'Make it readable, or delete it.' };
}

/** What tells of an entry of a folder what it is. */
export type FileKind = Pick<Stats, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket'>;

/** Why something is no file that could be read; undefined for a file. Reading a pipe would wait for ever. */
export function whyNoFile(kind: FileKind): Unreadable | undefined {
  if (kind.isFile()) return undefined;
  if (kind.isDirectory()) return REASONS.EISDIR;
  const what = kind.isFIFO() ? 'a pipe' : kind.isSocket() ? 'a socket' : 'a device';
  return { why: `it is ${what}`, hint: 'Delete it: a file belongs here.' };
}

/**
 * Reads a file without ever waiting for one, whatever stands in its place and whatever happens to it meanwhile.
 *
 * @param file absolute path
 * @param most bytes that are wanted; one more is read when there are more
 * @returns the bytes, and how many there are; or why it cannot be read
 */
export function readRegularFile(file: string, most: number): { bytes: Buffer; size: number } | Unreadable {
  try {
    // Some devices do something when they are opened.
    const refused = whyNoFile(statSync(file));
    if (refused) return refused;
    // Windows has no such flag, and no pipes among files.
    const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      // It may be another thing by now.
      const stats = fstatSync(descriptor);
      const changed = whyNoFile(stats);
      if (changed) return changed;
      const bytes = readAll(descriptor, stats.size, most + 1);
      return { bytes, size: Math.max(bytes.length, stats.size) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return whyUnreadable(error);
  }
}

/**
 * Reads up to a number of bytes; the size that a file says it has may change, and some files do not say it. What ends where the file said
 * it would is all of it.
 */
function readAll(descriptor: number, size: number, most: number): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  while (length < most) {
    const part = Buffer.allocUnsafe(Math.min(Math.max(size + 1 - length, 4096), most - length));
    const read = readSync(descriptor, part, 0, part.length, null);
    if (read === 0) break;
    parts.push(part.subarray(0, read));
    length += read;
    if (length === size && read < part.length) break;
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts, length);
}
