import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isRunning } from '../output/is-running.ts';
import { keepRecordFile } from './record-file.ts';

/** Records that are kept: several folders may be built in turn, and a cache is not to grow for ever. */
const KEPT = 4;

/** The path of a new file that is to be kept in the cache, until it is whole: others may use the cache at the same time. */
export function draftIn(cacheDir: string): string {
  return join(recordsIn(cacheDir), `${process.pid}-${randomUUID()}.draft`);
}

/** Removes a draft of a build that came to nothing. */
export function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // Where it cannot be removed, it could hardly be written; the next build tries again.
  }
}

/**
 * Keeps a draft as the record of the output with this id, and removes those that were not used for long.
 *
 * @throws the file system's error
 */
export function keepRecord(cacheDir: string, draft: string, id: string): void {
  const folder = recordsIn(cacheDir);
  const path = recordPath(cacheDir, id);
  keepRecordFile(draft, path, id);
  const names = readdirSync(folder);
  const age = new Map(names.map((name) => [name, -modified(join(folder, name))]));
  const others = names.filter((name) => RECORD.test(name) && name !== basename(path));
  const oldest = others.toSorted((a, b) => age.get(a)! - age.get(b)!).slice(KEPT - 1);
  const outcomes = oldest.map((name) => name.replace(/record$/, 'outcome'));
  for (const name of [...oldest, ...outcomes, ...names.filter((each) => OF_OLD.test(each))])
    rmSync(join(folder, name), { recursive: true, force: true });
}

/** Says that the record of the output with this id is in use, so that it is kept longer than others. */
export function touchRecord(cacheDir: string, id: string): void {
  try {
    const now = new Date();
    utimesSync(recordPath(cacheDir, id), now, now);
  } catch {
    // Without it, the next build that finds a change renders everything.
  }
}

function modified(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const RECORD = /^[\w-]{22}\.record$/;
/** What earlier versions left there. */
const OF_OLD = /^[0-9a-f]{16}(?:\.\d+)?\.jsonl?$/;

/** Removes what builds left behind that were killed before their record was complete. */
export function removeAbandonedDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const id = /^(\d+)-[\w-]+\.draft$/.exec(name)?.[1];
    if (id !== undefined && !isRunning(Number(id))) rmSync(join(folder, name), { force: true });
  }
}

/** The folder of a cache in which records lie. */
export function recordsIn(cacheDir: string): string {
  return join(cacheDir, 'builds');
}

/** Where the record of the output with this id lies. */
export function recordPath(cacheDir: string, id: string): string {
  return join(recordsIn(cacheDir), `${id}.record`);
}
