import { type BigIntStats, lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { folderEntries, isOfTools } from './folder-entries.ts';

/** Milliseconds between looks. */
const PAUSE = 15;
const MOST_LOOKS = 20;
/** Milliseconds for which an empty file is taken for one that is going to be filled: editors empty a file before they fill it. */
const EMPTY_FOR = 200;
/** Of more files at once (a checkout), it is quicker to look at everything. */
const MOST_FILES = 100;

/** What lies in folders, by its path: a text that is another one after each change. */
export type FolderState = ReadonlyMap<string, string>;

/** A look at something, and whether a file among it is likely to be filled in a moment. */
interface Look {
  state: FolderState;
  isFilling: boolean;
}

/**
 * What lies in folders, once nobody is writing there any more. Who compares it misses nothing, whatever the events of the system leave
 * out.
 *
 * @param folders absolute paths
 */
export async function settledState(folders: readonly string[]): Promise<FolderState> {
  return (await settled(() => lookAt(folders)))!;
}

/**
 * What has become of files that somebody has written, once nobody writes them any more: of all others, nothing is asked.
 *
 * @param known what lies in the folders, as far as it is known
 * @param paths absolute paths of what may have changed
 * @returns undefined where more may have changed than files that were there before and still are
 */
export function settledFiles(known: FolderState, paths: Iterable<string>): Promise<FolderState | undefined> {
  return settled(() => lookAtFiles(known, paths));
}

/** What lies in folders at this moment. */
export function stateOf(folders: readonly string[]): FolderState {
  return lookAt(folders).state;
}

/** Paths of what differs between two states of folders. */
export function changedPaths(before: FolderState, after: FolderState): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

async function settled(look: () => Look | undefined): Promise<FolderState | undefined> {
  let before = look();
  for (let looks = 0; before !== undefined && looks < MOST_LOOKS; looks++) {
    await setTimeout(PAUSE);
    const now = look();
    if (now && !now.isFilling && changedPaths(before.state, now.state).length === 0) break;
    before = now;
  }
  return before?.state;
}

function lookAt(folders: readonly string[]): Look {
  const state = new Map<string, string>();
  let isFilling = false;
  for (const folder of folders)
    for (const { path, own, target } of folderEntries(folder, folders, isOfTools)) {
      state.set(join(folder, path), own === target ? lineOf(own) : `${LINK}${lineOf(own)} ${lineOf(target)}`);
      isFilling ||= isFillingNow(target);
    }
  return { state, isFilling };
}

function lookAtFiles(known: FolderState, paths: Iterable<string>): Look | undefined {
  const state = new Map<string, string>();
  let isFilling = false;
  for (const path of paths) {
    const line = known.get(path);
    const stats = statsOf(path);
    // What came and went again, such as the copy that an editor renames, is no change.
    if (line === undefined && (stats === undefined || isLeftOut(path, known))) continue;
    // Of a folder it is said whenever something changes in it, and of that as well.
    if (line === FOLDER && stats?.isDirectory()) continue;
    if (line === undefined || line === FOLDER || line.startsWith(LINK) || !stats?.isFile()) return undefined;
    state.set(path, lineOf(stats));
    isFilling ||= isFillingNow(stats);
  }
  return state.size > MOST_FILES ? undefined : { state, isFilling };
}

/** Whether a path is below a name that says that no content lies there. */
function isLeftOut(path: string, known: FolderState): boolean {
  if (known.has(path) || dirname(path) === path) return false;
  return isOfTools(basename(path)) || isLeftOut(dirname(path), known);
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const NOTHING = 'nothing';
const FOLDER = 'folder';
const LINK = 'link ';

/** Whether links are among what lies in folders: what they lead to changes with files of other names. */
export function hasLinks(state: FolderState): boolean {
  return state.values().some((line) => line.startsWith(LINK));
}

/** A folder is its names: what else changes of it, no page shows. */
function lineOf(stats: BigIntStats | undefined): string {
  if (stats === undefined) return NOTHING;
  if (stats.isDirectory()) return FOLDER;
  return [stats.ino, stats.mode, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ');
}

function isFillingNow(stats: BigIntStats | undefined): boolean {
  return stats?.isFile() === true && stats.size === 0n && age(stats) < EMPTY_FOR;
}

function age({ mtimeMs }: BigIntStats): number {
  return Math.abs(Date.now() - Number(mtimeMs));
}
