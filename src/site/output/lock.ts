import { closeSync, openSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { CommandFailure } from '../report/describe-error.ts';
import { look } from './look.ts';

/** From 22.13 on, Node has it without being asked for it. */
const sqlite = process.getBuiltinModule('node:sqlite') as typeof import('node:sqlite') | undefined;

/** Milliseconds between looks whether a lock is free. */
const PAUSE = 100;
/** What SQLite says of a file that another process holds: SQLITE_BUSY and SQLITE_LOCKED. */
const HELD = new Set([5, 6]);

/** A lock on something that one process may do at a time. */
export interface Lock {
  release(): void;
}

/** What taking a lock tells. */
export interface LockListener {
  /** another process holds it; it is waited for */
  waiting(): void;
  /** nothing can be locked: nobody is kept out */
  impossible(reason: string): void;
}

/**
 * Takes a lock, and waits for the process that holds it.
 *
 * The lock is SQLite's on an empty file: the system gives it back when the process ends, however it ends, and knows it across
 * containers and, where they have locks, network drives. A note of who holds it could outlive its writer.
 *
 * @param file absolute path of the file; its folder exists. It is gone when the lock is released
 * @param signal ends the waiting
 * @throws CommandFailure in words when the file is somebody's, the signal's reason, or the file system's error
 */
export async function takeLock(file: string, listener: LockListener, signal: AbortSignal): Promise<Lock> {
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    const lock = tryLock(file, listener);
    if (lock) return lock;
    if (tries === 0) listener.waiting();
    await setTimeout(PAUSE, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

function tryLock(file: string, listener: LockListener): Lock | undefined {
  const before = look(file);
  if (before && (!before.isFile() || before.size > 0))
    throw new CommandFailure(
      `Variorum needs the name ${file} for itself while it builds. Move what lies there.`,
    );
  if (!before) closeSync(openSync(file, 'a'));
  const found = look(file);
  if (!sqlite) {
    listener.impossible('Node can lock files from 22.13 on');
    return { release: () => rmSync(file, { force: true }) };
  }
  let database: DatabaseSync | undefined;
  try {
    database = new sqlite.DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    const { errcode = 0, message } = error as Error & { errcode?: number };
    if (HELD.has(errcode & 0xff)) return undefined;
    listener.impossible(`its disk knows no locks: ${message}`);
    return { release: () => undefined };
  }
  const held = database;
  // It is removed when it is given back: whoever opened it before that holds a file that nobody finds any more.
  const now = look(file);
  if (!now || now.ino !== found?.ino || now.birthtimeMs !== found.birthtimeMs) {
    held.close();
    return undefined;
  }
  return {
    release() {
      rmSync(file, { force: true });
      held.close();
    },
  };
}
