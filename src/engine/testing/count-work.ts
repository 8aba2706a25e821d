import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeAll } from 'vitest';
import { countSteps } from './count-steps.ts';

/** V8's compilers that make fast code, which counts nothing; what they take in hand, and when, depends on the machine. */
const COMPILERS = ['turbofan', 'maglev'];

/** What counts makes work itself. */
const COUNTER = '/count-steps.ts';

/** Counts as long as it is open, with slower code in this process. */
class WorkCounter {
  readonly #session = new Session();

  async open(): Promise<void> {
    for (const compiler of COMPILERS) setFlagsFromString(`--no-${compiler}`);
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  close(): void {
    this.#session.disconnect();
    for (const compiler of COMPILERS) setFlagsFromString(`--${compiler}`);
  }

  async count(work: () => unknown): Promise<number> {
    // Begins at nothing. What counts would be counted in it.
    await this.#take();
    const endCount = countSteps();
    let steps = 0;
    try {
      await work();
    } finally {
      steps = endCount();
    }
    const { result } = await this.#take();
    return result
      .filter(({ url }) => !url.includes(COUNTER))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, steps);
  }

  /** How often each function and block ran since this was last asked. */
  #take() {
    return this.#session.post('Profiler.takePreciseCoverage');
  }
}

/**
 * Counts the work that something does, for tests of how work grows: unlike time, it is the same on every machine and under every
 * load.
 *
 * @param work what is done
 * @returns how often functions were called meanwhile, and blocks of code in them run, where V8 knows; and the characters and items
 *   that functions of the language walked over
 */
export async function countWork(work: () => unknown): Promise<number> {
  const counter = new WorkCounter();
  await counter.open();
  try {
    return await counter.count(work);
  } finally {
    counter.close();
  }
}

/**
 * Counts work for all tests of the file or `describe` in which it is called: V8 takes a third of a second to begin, where much of the
 * engine was run before.
 *
 * @returns `countWork`, for these tests only
 */
export function workCounter(): typeof countWork {
  const counter = new WorkCounter();
  beforeAll(() => counter.open());
  afterAll(() => counter.close());
  return (work) => counter.count(work);
}
