import { type BigIntStats, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between looks. */
const PAUSE = 15;
const MOST_LOOKS = 20;
/** Milliseconds for which an empty file is taken for one that is going to be filled: editors empty a file before they fill it. */
const EMPTY_FOR = 200;

/**
 * What lies in folders, once nobody is writing there any more: a text that is another one after each change of a file. Who compares
 * it misses nothing, whatever the events of the system leave out.
 *
 * Names that begin with a dot and `node_modules` are left out, since no content lies there.
 *
 * @param folders absolute paths
 */
export async function settledState(folders: readonly string[]): Promise<string> {
  let before = stateOf(folders);
  for (let look = 0; look < MOST_LOOKS; look++) {
    await setTimeout(PAUSE);
    const now = stateOf(folders);
    if (now.text === before.text && !now.isFilling) break;
    before = now;
  }
  return before.text;
}

/** What lies in folders at this moment, and whether a file among it is likely to be filled in a moment. */
function stateOf(folders: readonly string[]): { text: string; isFilling: boolean } {
  const lines: string[] = [];
  let isFilling = false;
  /** @param above real paths of the folders around it: a link that leads back to one would never end */
  const read = (path: string, above: readonly string[]): void => {
    const entry = look(path, lstatSync);
    const stats = entry?.isSymbolicLink() ? look(path, statSync) : entry;
    lines.push(path, lineOf(entry), lineOf(stats));
    isFilling ||= stats?.isFile() === true && stats.size === 0n && age(stats) < EMPTY_FOR;
    if (!stats?.isDirectory()) return;
    const real = entry === stats && above.length > 0 ? join(above[0]!, basename(path)) : realPath(path);
    if (real === undefined || above.includes(real)) return;
    for (const name of namesIn(path)) read(join(path, name), [real, ...above]);
  };
  for (const folder of folders) read(folder, []);
  return { text: lines.join('\n'), isFilling };
}

/** A folder is its names: what else changes of it, no page shows. */
function lineOf(stats: BigIntStats | undefined): string {
  if (stats === undefined) return 'nothing';
  if (stats.isDirectory()) return 'folder';
  return [stats.ino, stats.mode, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function look(path: string, read: typeof lstatSync | typeof statSync): BigIntStats | undefined {
  try {
    return read(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    // A link that leads to itself, or a folder into which nobody may look.
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'node_modules');
  } catch {
    return [];
  }
}

function age({ mtimeMs }: BigIntStats): number {
  return Math.abs(Date.now() - Number(mtimeMs));
}
