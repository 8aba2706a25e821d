import type { ChildProcess } from 'node:child_process';
import diagnostics from 'node:diagnostics_channel';

/**
 * Starts Pagefind, which works in a process of its own, and watches that process: its library waits for ever for answers of one
 * that has ended, as it does where the disk is full.
 *
 * @param start makes the first request, for which the library starts the process
 * @returns what `start` returned, and a promise that never resolves and is rejected when the process ends
 */
export function watchPagefind<T>(start: () => T): { started: T; ended: Promise<never> } {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  // Awaited beside each answer; between them nobody does.
  ended.catch(() => undefined);
  const watch = (message: unknown): void => {
    const { process } = message as { process: ChildProcess };
    process.on('exit', (code, signal) =>
      reject(
        new Error(
          `Pagefind, which makes the search index, ended with ${signal ?? `exit code ${code}`}; what it said stands above. The machine may have too little memory.`,
        ),
      ),
    );
  };
  diagnostics.subscribe('child_process', watch);
  try {
    return { started: start(), ended };
  } finally {
    diagnostics.unsubscribe('child_process', watch);
  }
}
