import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { isBelow } from './is-below.ts';

/** A file that is open to be sent. */
export interface OpenFile {
  /** whoever asked for it closes it */
  handle: FileHandle;
  /** its real path */
  path: string;
  stats: Stats;
}

/** A pipe is not waited for: nobody may ever write into it. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file that lies below one of the roots, links in the file system followed; undefined for folders, devices, pipes and what
 * lies outside.
 *
 * It is opened first and looked at then: what was looked at before could become a link that leads out by the time it is opened.
 */
export async function openWithin(file: string, roots: readonly string[]): Promise<OpenFile | undefined> {
  const handle = await open(file, FLAGS).catch(() => undefined);
  if (handle === undefined) return undefined;
  const path = await pathWithin(handle, file, roots).catch(() => undefined);
  if (path !== undefined) return { handle, path, stats: await handle.stat() };
  await handle.close();
  return undefined;
}

/** The real path of an open file, when that path leads to this very file and lies below a root. */
async function pathWithin(
  handle: FileHandle,
  file: string,
  roots: readonly string[],
): Promise<string | undefined> {
  const opened = await handle.stat({ bigint: true });
  if (!opened.isFile()) return undefined;
  const path = await realpath(file);
  // One root may be gone while the others hold.
  const real = await Promise.all(roots.map((root) => realpath(root).catch(() => undefined)));
  if (!real.some((root) => root !== undefined && isBelow(path, root))) return undefined;
  // Not through a link, which may have come there since.
  const there = await lstat(path, { bigint: true });
  return there.dev === opened.dev && there.ino === opened.ino ? path : undefined;
}
