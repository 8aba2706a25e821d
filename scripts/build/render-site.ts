import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../../src/site/integration/options.ts';
import type { SearchPage } from '../../src/site/integration/search-parts.ts';
import { CALLER, ROOT } from '../../src/site/places.ts';
import { CommandFailure, keepDetails } from '../../src/site/report/describe-error.ts';
import { isBelow } from '../../src/site/serving/is-below.ts';
import { CrashOutput } from '../shared/crash-output.ts';
import { type RenderMessage, type RenderResult, type RenderTask, TAKEN } from './render-messages.ts';

/** Who hears of what a rendering does. */
export interface RenderingListener {
  progress(progress: Progress): void;
  /** takes what the search index has of a page */
  page(page: SearchPage): void;
}

/**
 * Renders a site in a process of its own.
 *
 * @param signal ends it
 * @returns what came of it; undefined when it ended before it could say so, having printed why
 * @throws Error when it was ended from outside, or a page could not be taken; it runs no more then
 */
export function renderSite(
  task: RenderTask,
  { progress, page }: RenderingListener,
  signal: AbortSignal,
): Promise<RenderResult | undefined> {
  const child = fork(fileURLToPath(new URL('./render-process.ts', import.meta.url)), [JSON.stringify(task)], {
    serialization: 'advanced',
    // Node's warnings are about the code of Variorum and its packages: a writer could do nothing about them.
    execArgv: [...process.execArgv, '--no-warnings'],
    env: { ...process.env, VARIORUM_ROOT: ROOT, VARIORUM_CALLER: CALLER },
    // Astro puts what renders the pages below the working directory, where the staging folder is not: two builds would meet there.
    cwd: isBelow(task.staging, task.project.root) ? task.project.root : dirname(task.staging),
    stdio: ['inherit', 'inherit', 'pipe', 'ipc'],
  });
  const said = new CrashOutput((line) => process.stderr.write(line));
  child.stderr?.setEncoding('utf8').on('data', (part: string) => said.take(part));
  const { promise, resolve, reject } = Promise.withResolvers<RenderResult | undefined>();
  let result: RenderResult | undefined;
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    child.kill();
  };
  child.on('message', (message: RenderMessage) => {
    if (message.kind === 'progress') progress(message.progress);
    else if (message.kind === 'result') result = message.result;
    else
      try {
        page(message.page);
        // It does not wait for the last answers.
        if (child.connected) child.send(TAKEN, () => undefined);
      } catch (error) {
        fail(error);
      }
  });
  signal.addEventListener('abort', () => fail(signal.reason));
  child.on('error', (error) => {
    fail(error);
    if (child.pid === undefined) reject(error);
  });
  // Unlike "exit", this comes after the last message.
  child.on('close', (_code, endedBy) => {
    const crash = said.end();
    if (failure !== undefined) reject(failure);
    else if (result === undefined && (endedBy !== null || crash !== undefined))
      reject(new CommandFailure(describeCrash(endedBy, crash)));
    else resolve(result);
  });
  return promise;
}

/** @param crash what the process said while it broke down */
function describeCrash(signal: string | null, crash: string | undefined): string {
  const file = crash === undefined ? undefined : keepDetails(crash);
  return [
    `The rendering was ended${signal === null ? '' : ` by ${signal}`}; the machine may have too little memory.`,
    'Where it has more, NODE_OPTIONS=--max-old-space-size=8192 allows 8 GB.',
    ...(file === undefined ? [] : [`Details are in ${file}.`]),
  ].join(' ');
}
