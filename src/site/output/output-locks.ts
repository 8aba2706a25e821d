import { dirname, join, sep } from 'node:path';
import { type Lock, type LockListener, takeLock } from './lock.ts';
import { look } from './look.ts';
import { MARK, readDamagedMark } from './output-mark.ts';
import { nameBeside, type Whereabouts } from './work-folder.ts';

/** The lock of an output that has its work inside. */
export const LOCK = '.variorum-lock';

/** What locking an output needs. */
export interface LockOptions {
  /** hears of waiting for others, and where nobody can be kept out */
  tell: (sentence: string) => void;
  /** ends waiting */
  signal: AbortSignal;
  /** where the work of a build of an output lies */
  where: (out: string) => Whereabouts;
}

/**
 * Keeps all others out of an output, and of those that it lies in; waits for them.
 *
 * @param out absolute path, without links
 * @param taken is given each lock as it is taken, also where the next one cannot be
 * @throws the signal's reason
 */
export async function lockOutput(
  out: string,
  { tell, signal, where }: LockOptions,
  taken: (lock: Lock) => void,
): Promise<void> {
  for (const folder of [...outputsAround(out), out]) {
    const files = lockFiles(folder);
    const place = where(folder);
    const listener = listenerFor(folder, tell);
    taken(await takeLock(files[place], listener, signal));
    // A build that had to work elsewhere may have left one, or be at it.
    const other = files[place === 'inside' ? 'beside' : 'inside'];
    if (isLock(other)) (await takeLock(other, listener, signal)).release();
  }
}

/** The outputs that a folder lies in, outermost first. */
function outputsAround(out: string): string[] {
  const names = out.split(sep);
  const folders = names.map((_, i) => names.slice(0, i + 1).join(sep)).slice(1, -1);
  return folders.filter((folder) => readDamagedMark(join(folder, MARK)) !== undefined);
}

function listenerFor(folder: string, tell: (sentence: string) => void): LockListener {
  return {
    waiting: () => tell(`Another build is writing ${folder}; this one begins when it has ended.`),
    impossible: (reason) =>
      tell(
        `Nobody is kept out of ${folder} while it is built (${reason}); do not let two builds write it at once.`,
      ),
  };
}

function lockFiles(out: string): Record<Whereabouts, string> {
  return { beside: join(dirname(out), nameBeside(out, 'lock')), inside: join(out, LOCK) };
}

/** Whether a file can be a lock, which is empty. */
export function isLock(file: string): boolean {
  const found = look(file);
  return found?.isFile() === true && found.size === 0;
}
