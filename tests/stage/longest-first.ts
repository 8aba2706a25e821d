import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Where the files lie that take longest, the longest first. A clean clone knows no durations, and a long file that began last would
 * leave the other cores with nothing to do.
 */
const LONGEST = [
  'tests/package/',
  'tests/demo/access',
  'tests/site/states',
  'tests/command-line/parts',
  'tests/site/dev',
  'tests/serving/',
  'tests/demo/',
  'tests/search/',
  'tests/site/',
  'tests/command-line/',
  'tests/cases/linear',
  'tests/',
  'scripts/',
];

/** Orders test files so that what takes long begins early; durations of an earlier run on this machine are not asked for. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const path = relative(this.ctx.config.root, moduleId).replaceAll('\\', '/');
      const place = LONGEST.findIndex((beginning) => path.startsWith(beginning));
      return place === -1 ? LONGEST.length : place;
    };
    // Within a place as Vitest would: by what it knows, or by size.
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
