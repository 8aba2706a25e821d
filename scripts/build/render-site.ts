import { type ChildProcess, fork } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Progress } from '../../src/site/integration/options.ts';
import type { SearchPage } from '../../src/site/integration/search-parts.ts';
import { CALLER, ROOT } from '../../src/site/places.ts';
import { CommandFailure, keepDetails } from '../../src/site/report/describe-error.ts';
import { isBelow } from '../../src/site/serving/is-below.ts';
import { CrashOutput } from '../shared/crash-output.ts';
import {
  type RenderMessage,
  type RenderOrder,
  type RenderResult,
  type RenderTask,
  TAKEN,
} from './render-messages.ts';

/** Who hears of what a rendering does. */
export interface RenderingListener {
  progress(progress: Progress): void;
  /** takes what the search index has of a page */
  page(page: SearchPage): void;
}

/**
 * Renders a site in a process of its own, which may call for more of them.
 *
 * @param signal ends it
 * @returns what came of it; undefined when a process ended before it could say so, having printed why
 * @throws Error when it was ended from outside, or a page could not be taken; no process runs any more then
 */
export async function renderSite(
  task: RenderTask,
  { progress, page }: RenderingListener,
  signal: AbortSignal,
): Promise<RenderResult | undefined> {
  const group = new ProcessGroup();
  signal.addEventListener('abort', () => group.fail(signal.reason));
  let first: Progress | undefined;
  const elsewhere: number[] = [];
  const tellProgress = (): void => {
    if (!first) return;
    const { stage, done, total } = first;
    const more = stage === 'pages' ? elsewhere.reduce((sum, each) => sum + each, 0) : 0;
    progress({ stage, done: done + more, total });
  };
  const helpers: Promise<RenderResult | undefined>[] = [];
  const help = (shares: readonly string[][]): Promise<(RenderResult | undefined)[]> => {
    for (const [index, urls] of shares.entries()) {
      const helper = group.start({ ...task, scope: { kind: 'help', urls } }, (message) => {
        if (message.kind !== 'progress' || message.progress.stage !== 'pages') return;
        elsewhere[index] = message.progress.done;
        tellProgress();
      });
      helpers.push(helper);
    }
    return Promise.all(helpers);
  };
  const result = await group.start(task, (message, answer) => {
    if (message.kind === 'progress') {
      first = message.progress;
      tellProgress();
    } else if (message.kind === 'pages')
      try {
        for (const each of message.pages) page(each);
        answer(TAKEN);
      } catch (error) {
        group.fail(error);
      }
    else if (message.kind === 'help')
      help(message.shares).then((results) => {
        if (results.every((each) => each !== undefined))
          answer({ kind: 'help', helps: results.map(({ known: _, ...help }) => help) });
        else group.end();
      });
  });
  // Whoever was to be helped is done, or could not go on.
  group.end();
  const helped = await Promise.all(helpers);
  if (group.failure !== undefined) throw group.failure;
  return (
    result && { ...result, known: new Map(helped.concat(result).flatMap((each) => [...(each?.known ?? [])])) }
  );
}

/** What a process says, and how it can be answered. */
type Listener = (message: RenderMessage, answer: (order: RenderOrder) => void) => void;

/** Processes that render one site: none goes on when another breaks down. */
class ProcessGroup {
  readonly #running = new Set<ChildProcess>();
  #isEnding = false;
  /** why none of them runs any more */
  failure: unknown;

  /** Ends all of them, since something went wrong. */
  readonly fail = (error: unknown): void => {
    this.failure ??= error;
    this.end();
  };

  /** Ends all that still run. */
  end(): void {
    this.#isEnding = true;
    for (const child of this.#running) child.kill();
  }

  /** Starts one; resolves when it has ended, with what came of it. */
  start(task: RenderTask, listener: Listener): Promise<RenderResult | undefined> {
    const child = fork(fileURLToPath(new URL('./render-process.ts', import.meta.url)), [], {
      serialization: 'advanced',
      // Node's warnings are about the code of Variorum and its packages: a writer could do nothing about them.
      execArgv: [...process.execArgv, '--no-warnings'],
      env: { ...process.env, VARIORUM_ROOT: ROOT, VARIORUM_CALLER: CALLER },
      // Astro puts what renders the pages below the working directory, where the staging folder is not: two builds would meet there.
      cwd: isBelow(task.staging, task.project.root) ? task.project.root : dirname(task.staging),
      stdio: ['inherit', 'inherit', 'pipe', 'ipc'],
    });
    this.#running.add(child);
    const said = new CrashOutput((line) => process.stderr.write(line));
    child.stderr?.setEncoding('utf8').on('data', (part: string) => said.take(part));
    const { promise, resolve } = Promise.withResolvers<RenderResult | undefined>();
    // One that is gone does not wait for answers.
    const answer = (order: RenderOrder): void => {
      if (child.connected) child.send(order, () => undefined);
    };
    let result: RenderResult | undefined;
    const end = (): void => {
      this.#running.delete(child);
      resolve(result);
    };
    child.on('message', (message: RenderMessage) => {
      if (message.kind === 'result') result = message.result;
      else listener(message, answer);
    });
    child.on('error', (error) => {
      this.fail(error);
      if (child.pid === undefined) end();
    });
    // Unlike "exit", this comes after the last message.
    child.on('close', (_code, endedBy) => {
      const crash = said.end();
      if (!this.#isEnding && result === undefined && (endedBy !== null || crash !== undefined))
        this.failure ??= new CommandFailure(describeCrash(endedBy, crash));
      if (result === undefined) this.end();
      end();
    });
    answer({ kind: 'task', task });
    return promise;
  }
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
