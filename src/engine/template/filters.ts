import nunjucksFilters from 'nunjucks/src/filters.js';
import nunjucksTests from 'nunjucks/src/tests.js';
import { kind } from '../kind.ts';
import {
  EndlessTemplate,
  LARGEST_COUNT,
  LONGEST_TEXT,
  MisuseError,
  refuseLongerThan,
  replaceAll,
} from './limits.ts';
import { withoutMarks } from './marks.ts';
import { readMember } from './member.ts';
import { truthy } from './values.ts';

type Filter = (this: unknown, ...args: unknown[]) => unknown;
type Test = (this: unknown, ...args: unknown[]) => boolean;

/** Tests of Jinja that Nunjucks lacks. */
const tests: Record<string, Test> = {
  ...nunjucksTests,
  none: (value) => value === null,
  true: (value) => value === true,
  false: (value) => value === false,
};

/**
 * Filters that Nunjucks would let read what a value inherits (`constructor`), or build texts of any length with, and
 * those that read differently in Jinja.
 */
const ownFilters: Record<string, Filter> = {
  join(list, separator = '', attribute) {
    const items = attribute === undefined ? listOf(list) : attributesOf(list, attribute);
    const texts = items.map((item) => withoutMarks(String(item ?? '')));
    refuseLongerThan(
      LONGEST_TEXT,
      texts.reduce((sum, text) => sum + text.length + String(separator).length, 0),
    );
    return texts.join(String(separator));
  },
  sum(list, attribute, start = 0) {
    const items = attribute === undefined ? listOf(list) : attributesOf(list, attribute);
    const wrong = [...items, start].find((item) => typeof item !== 'number');
    if (wrong !== undefined) throw new MisuseError(`Only numbers have a sum, found ${kind(wrong)}.`);
    return items.reduce<number>((sum, item) => sum + Number(item), Number(start));
  },
  selectattr: (list, attribute) => listOf(list).filter((item) => truthy(attributeOf(item, attribute))),
  rejectattr: (list, attribute) => listOf(list).filter((item) => !truthy(attributeOf(item, attribute))),
  replace: (text, from, to = '') => replaceAll(String(text ?? ''), String(from), String(to)),
};

/** Random output would give every build other editions. */
const UNAVAILABLE = new Set(['random']);

const filters = new Map<string, Filter>(
  Object.entries({ ...nunjucksFilters, ...ownFilters }).filter(([name]) => !UNAVAILABLE.has(name)),
);

/** Some of Nunjucks' filters ask their environment for options and tests. */
const CONTEXT = {
  env: {
    opts: { autoescape: false, throwOnUndefined: false },
    getTest: (name: string) => findTest(name) ?? (() => false),
  },
};

/** The names of all filters and of all tests, for suggestions. */
export const filterNames: readonly string[] = [...filters.keys()];
export const testNames: readonly string[] = Object.keys(tests);

export function isFilter(name: string): boolean {
  return filters.has(name);
}

export function findTest(name: string): Test | undefined {
  return Object.hasOwn(tests, name) ? tests[name] : undefined;
}

/**
 * Applies a filter to plain values.
 *
 * @throws MisuseError when it cannot work on them, EndlessTemplate when it would make too much of them
 */
export function applyFilter(name: string, args: readonly unknown[]): unknown {
  if (args.slice(1).some((arg) => typeof arg === 'number' && arg > LARGEST_COUNT))
    throw new EndlessTemplate(
      `the filter "${name}" was given a number above ${LARGEST_COUNT.toLocaleString('en')}`,
    );
  if (name !== 'sort' && args.some(isKeywords))
    throw new MisuseError(
      `The filter "${name}" takes no named arguments.`,
      'Give them in their order, without names.',
    );
  try {
    return filters.get(name)!.apply(CONTEXT, [...args]);
  } catch (error) {
    if (error instanceof EndlessTemplate || error instanceof MisuseError) throw error;
    if (error instanceof RangeError) throw new EndlessTemplate(`the filter "${name}" makes too long a text`);
    throw new MisuseError(`The filter "${name}" cannot work on ${kind(args[0])}.`);
  }
}

function isKeywords(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '__keywords');
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new MisuseError(`A list was expected, found ${kind(value)}.`);
}

function attributesOf(list: unknown, attribute: unknown): unknown[] {
  return listOf(list).map((item) => {
    const value = attributeOf(item, attribute);
    if (value === undefined) throw new MisuseError(`An item of the list has no "${String(attribute)}".`);
    return value;
  });
}

function attributeOf(item: unknown, attribute: unknown): unknown {
  const value = readMember(item, attribute);
  return typeof value === 'function' ? undefined : value;
}
