import nunjucksTests from 'nunjucks/src/tests.js';
import { type ComparisonContext, compare, type Operator } from './compare.ts';
import { MisuseError } from './limits.ts';
import { kindOf, plain, truthy } from './values.ts';

type Test = (this: unknown, ...args: unknown[]) => boolean;

/** Tests of Nunjucks, and those of Jinja that it lacks. */
const tests: Record<string, Test> = {
  ...nunjucksTests,
  none: (value) => value === null,
  true: (value) => value === true,
  false: (value) => value === false,
  truthy: (value) => truthy(value),
  falsy: (value) => !truthy(value),
};

/** Tests that compare, by the operator that they stand for. Nunjucks would compare versions as texts. */
const COMPARISONS = new Map<string, Operator>([
  ['eq', '=='],
  ['equalto', '=='],
  ['sameas', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['lessthan', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['greaterthan', '>'],
  ['ge', '>='],
]);

/** The names of all tests, for suggestions. */
export const testNames: readonly string[] = Object.keys(tests);

/** The operator that `is name(…)` stands for; undefined when the test compares nothing. */
export function comparisonOf(name: string): Operator | undefined {
  return COMPARISONS.get(name);
}

/** Whether `is name` is a test that templates can use. */
export function isTest(name: string): boolean {
  return Object.hasOwn(tests, name);
}

/**
 * Asks whether a value is what a test says; what is undefined is nothing but `undefined` and `falsy`.
 *
 * @throws ComparisonError when a test compares what has no order, MisuseError when it cannot work on the value
 */
export function passesTest(
  name: string,
  value: unknown,
  args: readonly unknown[],
  context: ComparisonContext,
): boolean {
  const operator = COMPARISONS.get(name);
  if (operator && args.length === 0)
    throw new MisuseError(
      `The test "${name}" needs a value to compare with.`,
      `Write it in parentheses: is ${name}("7.1").`,
    );
  if (operator) return compare(value, operator, args[0], context);
  const bare = plain(value);
  if (bare === undefined) return name === 'undefined' || name === 'falsy';
  try {
    return tests[name]!(bare, ...args.map(plain)) === true;
  } catch {
    throw new MisuseError(`The test "${name}" cannot work on ${kindOf(value)}.`);
  }
}
