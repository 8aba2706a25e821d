import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';
import { countSteps } from './count-steps.ts';

/** V8's compilers that make fast code, which counts nothing; what they take in hand, and when, depends on the machine. */
const COMPILERS = ['turbofan', 'maglev'];

/** What counts makes work itself. */
const COUNTER = '/count-steps.ts';

/**
 * Counts the work that something does, for tests of how work grows: unlike time, it is the same on every machine and under every
 * load.
 *
 * @param work what is done
 * @returns how often functions were called meanwhile, and blocks of code in them run, where V8 knows; and the characters and items
 *   that functions of the language walked over
 */
export async function countWork(work: () => unknown): Promise<number> {
  for (const compiler of COMPILERS) setFlagsFromString(`--no-${compiler}`);
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    const endCount = countSteps();
    let steps = 0;
    try {
      await work();
    } finally {
      steps = endCount();
    }
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => !url.includes(COUNTER))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, steps);
  } finally {
    session.disconnect();
    for (const compiler of COMPILERS) setFlagsFromString(`--${compiler}`);
  }
}
