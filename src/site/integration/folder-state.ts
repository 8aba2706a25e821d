import type { BigIntStats } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { folderEntries } from './folder-entries.ts';

/** Milliseconds between looks. */
const PAUSE = 15;
const MOST_LOOKS = 20;
/** Milliseconds for which an empty file is taken for one that is going to be filled: editors empty a file before they fill it. */
const EMPTY_FOR = 200;

/**
 * What lies in folders, once nobody is writing there any more: a text that is another one after each change of a file. Who compares
 * it misses nothing, whatever the events of the system leave out.
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

/** Paths of what differs between two states of folders. */
export function changedPaths(before: string, after: string): string[] {
  const [some, others] = [before, after].map(linesByPath);
  const paths = new Set([...some!.keys(), ...others!.keys()]);
  return [...paths].filter((path) => some!.get(path) !== others!.get(path));
}

function linesByPath(state: string): Map<string, string> {
  const lines = state.split('\n');
  const found = new Map<string, string>();
  for (let at = 0; at < lines.length; at += 3) found.set(lines[at]!, `${lines[at + 1]} ${lines[at + 2]}`);
  return found;
}

/** What lies in folders at this moment, and whether a file among it is likely to be filled in a moment. */
function stateOf(folders: readonly string[]): { text: string; isFilling: boolean } {
  const entries = folders.flatMap((folder) =>
    folderEntries(folder, folders).map(({ path, ...stats }) => ({ path: `${folder}/${path}`, ...stats })),
  );
  return {
    text: entries.flatMap(({ path, own, target }) => [path, lineOf(own), lineOf(target)]).join('\n'),
    isFilling: entries.some(
      ({ target }) => target?.isFile() && target.size === 0n && age(target) < EMPTY_FOR,
    ),
  };
}

/** A folder is its names: what else changes of it, no page shows. */
function lineOf(stats: BigIntStats | undefined): string {
  if (stats === undefined) return 'nothing';
  if (stats.isDirectory()) return 'folder';
  return [stats.ino, stats.mode, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function age({ mtimeMs }: BigIntStats): number {
  return Math.abs(Date.now() - Number(mtimeMs));
}
