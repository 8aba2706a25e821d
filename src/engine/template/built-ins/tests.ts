import runtime from 'nunjucks/src/runtime.js';
import { type ComparisonContext, compare, type Operator } from '../compare.ts';
import { contains } from '../contains.ts';
import { MisuseError } from '../limits.ts';
import { didYouMean } from '../problem.ts';
import { isMap, NO_VERSION, plain, truthy } from '../values.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { anything, either, number, something, textOnly, untouched } from './parameters.ts';

/** Tests that compare, by the operator that they stand for. Nunjucks would compare versions as texts. */
const COMPARISONS: Readonly<Record<string, Operator>> = {
  eq: '==',
  equalto: '==',
  sameas: '==',
  ne: '!=',
  lt: '<',
  lessthan: '<',
  le: '<=',
  gt: '>',
  greaterthan: '>',
  ge: '>=',
};

/** A number, or what may be one between quotes; any other text is none, and no mistake. */
const numeric = either(number, textOnly);

/** Tests of Nunjucks, and those of Jinja that it lacks, by their names. */
export const tests: Readonly<Record<string, BuiltIn>> = {
  ...Object.fromEntries(Object.entries(COMPARISONS).map(([name, operator]) => [name, comparison(operator)])),
  boolean: builtIn({ value: anything }, ({ value }) => typeof value === 'boolean'),
  callable: builtIn({ value: anything }, ({ value }) => typeof value === 'function'),
  defined: builtIn({ value: untouched }, ({ value }) => value !== undefined && value !== NO_VERSION),
  divisibleby: builtIn(
    { value: numeric, num: numeric },
    ({ value, num }) => Number(value) % Number(num) === 0,
  ),
  escaped: builtIn({ value: untouched }, ({ value }) => value instanceof runtime.SafeString),
  even: builtIn({ value: numeric }, ({ value }) => Number(value) % 2 === 0),
  false: builtIn({ value: anything }, ({ value }) => value === false),
  falsy: builtIn({ value: untouched }, ({ value }) => !truthy(value)),
  // What is written 1.0 is 1 here.
  float: builtIn({ value: anything }, ({ value }) => typeof value === 'number' && !Number.isInteger(value)),
  in: builtIn({ value: untouched, seq: untouched }, ({ value, seq }, context) =>
    contains(seq, value, context),
  ),
  integer: builtIn({ value: anything }, ({ value }) => Number.isInteger(value)),
  iterable: builtIn({ value: something }, ({ value }) => isSequence(value)),
  lower: builtIn({ value: textOnly }, ({ value }) => value === value.toLowerCase()),
  mapping: builtIn({ value: anything }, ({ value }) => isMap(value)),
  none: builtIn({ value: anything }, ({ value }) => value === null),
  null: builtIn({ value: anything }, ({ value }) => value === null),
  number: builtIn({ value: anything }, ({ value }) => ['number', 'boolean'].includes(typeof value)),
  odd: builtIn({ value: numeric }, ({ value }) => Math.abs(Number(value) % 2) === 1),
  sequence: builtIn({ value: something }, ({ value }) => isSequence(value)),
  // To Python, 1 and true are equal and not the same.
  sameas: builtIn({ value: untouched, other: untouched }, ({ value, other }, context) => {
    const [first, second] = [plain(value), plain(other)];
    return typeof first === typeof second && compare(value, '==', other, context);
  }),
  string: builtIn({ value: anything }, ({ value }) => typeof value === 'string'),
  true: builtIn({ value: anything }, ({ value }) => value === true),
  truthy: builtIn({ value: untouched }, ({ value }) => truthy(value)),
  undefined: builtIn({ value: untouched }, ({ value }) => value === undefined || value === NO_VERSION),
  upper: builtIn({ value: textOnly }, ({ value }) => value === value.toUpperCase()),
};

function isSequence(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) || isMap(value);
}

function comparison(operator: Operator): BuiltIn {
  return builtIn({ value: untouched, other: untouched }, ({ value, other }, context) =>
    compare(value, operator, other, context),
  );
}

/** The operator that `is name(…)` stands for; undefined when the test compares nothing. */
export function comparisonOf(name: string): Operator | undefined {
  return Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
}

/** Whether `is name` is a test that templates can use. */
export function isTest(name: string): boolean {
  return Object.hasOwn(tests, name);
}

/**
 * Asks whether a value is what a test says; what is undefined is nothing but `undefined` and `falsy`.
 *
 * @throws ComparisonError when a test compares what has no order, MisuseError when there is no such test or it cannot
 * work on the value
 */
export function passesTest(
  name: string,
  value: unknown,
  args: readonly unknown[],
  context: ComparisonContext,
): boolean {
  if (!isTest(name)) throw new MisuseError(`"${name}" is not a test.`, didYouMean(name, Object.keys(tests)));
  return (
    tests[name]!.call([value, ...args], { subject: `The test "${name}"`, byName: true, context }) === true
  );
}
