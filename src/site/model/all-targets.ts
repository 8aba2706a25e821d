import type { SwitchTarget } from './switcher.ts';

/** What a script needs to list all targets of a product where a page lists some. */
export interface AllTargets {
  /** what may be the case in a version: the address below its prefix, what is said beside it, and where the page is, if it lacks it */
  cases: [path: string, notes: string[], versions?: string][];
  /** how many versions, newest first, are of which case: `[150, 0, 50, 1]` */
  runs: number[];
}

/**
 * The targets of a product in few characters, however many there are.
 *
 * @param notesOf what is said beside a target; `{}` stands for its version
 */
export function allTargets(
  targets: readonly SwitchTarget[],
  notesOf: (target: SwitchTarget) => string[],
  versions: string | undefined,
): AllTargets {
  const cases = new Map<string, number>();
  const runs: number[] = [];
  for (const target of targets) {
    const path = target.url.slice(target.variant.basePath.length);
    const isAbsent = target.nearest !== undefined && versions !== undefined;
    const key = JSON.stringify([path, notesOf(target), ...(isAbsent ? [versions] : [])]);
    const place = cases.get(key) ?? cases.size;
    cases.set(key, place);
    if (runs.at(-1) === place) runs[runs.length - 2]! += 1;
    else runs.push(1, place);
  }
  return { cases: [...cases.keys()].map((key) => JSON.parse(key)), runs };
}
