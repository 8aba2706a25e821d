import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../../src/site/config.ts';
import type { SearchRecord } from '../../src/site/integration/search-record.ts';
import { type RenderingMessage, type RenderingResult, type RenderingTask, TAKEN } from './rendering.ts';

/** Who hears of what a rendering does. */
export interface RenderingListener {
  progress(progress: Progress): void;
  /** takes a record for the search index; resolves when there is room for more */
  record(record: SearchRecord): Promise<void>;
}

/**
 * Renders a site in a process of its own.
 *
 * @returns what came of it; undefined when it ended before it could say so, having printed why
 */
export function renderSite(
  task: RenderingTask,
  { progress, record }: RenderingListener,
): Promise<RenderingResult | undefined> {
  const child = fork(fileURLToPath(new URL('./render-process.ts', import.meta.url)), [JSON.stringify(task)], {
    serialization: 'advanced',
    // Astro puts what renders the pages below the working directory; there, two builds at once would meet.
    cwd: dirname(task.out),
  });
  const { promise, resolve, reject } = Promise.withResolvers<RenderingResult | undefined>();
  let result: RenderingResult | undefined;
  child.on('message', (message: RenderingMessage) => {
    if (message.kind === 'progress') progress(message.progress);
    else if (message.kind === 'result') result = message.result;
    else record(message.record).then(() => child.connected && child.send(TAKEN), fail);
  });
  const fail = (error: unknown): void => {
    child.kill();
    reject(error);
  };
  child.on('error', fail);
  child.on('exit', () => resolve(result));
  return promise;
}
