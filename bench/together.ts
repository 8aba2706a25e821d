import type { Measurement } from './measure.ts';

/**
 * What machines take that work at the same time, each on a part of a site, with one that puts the parts together in the end: as long as
 * the slowest of them, as much processor time as all, and as much memory as the largest.
 *
 * @param parts at least one
 */
export function together(parts: readonly Measurement[], assembly: Measurement): Measurement {
  const all = [...parts, assembly];
  const known = <Value>(values: readonly (Value | undefined)[]): readonly Value[] | undefined =>
    values.every((value): value is Value => value !== undefined) ? values : undefined;
  const processor = known(all.map((each) => each.processor));
  const megabytes = known(all.map((each) => each.megabytes));
  return {
    seconds: Math.max(...parts.map(({ seconds }) => seconds)) + assembly.seconds,
    processor: processor?.reduce((sum, each) => sum + each, 0),
    megabytes: megabytes && Math.max(...megabytes),
    stages: '',
  };
}
