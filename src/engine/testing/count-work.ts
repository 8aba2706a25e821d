import { Session } from 'node:inspector/promises';

/**
 * Counts the work that something does, for tests of how work grows: unlike time, it is the same on every machine and under every
 * load.
 *
 * @param work what is done
 * @returns how often functions were called meanwhile, and blocks of code in them run, where V8 knows
 */
export async function countWork(work: () => unknown): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return result
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}
