import nunjucksFilters from 'nunjucks/src/filters.js';
import { type ComparisonContext, ComparisonError } from './compare.ts';
import {
  EndlessTemplate,
  LARGEST_COUNT,
  LONGEST_TEXT,
  MisuseError,
  refuseLongerThan,
  replaceAll,
} from './limits.ts';
import { isNamedArguments } from './macro-call.ts';
import { withoutMarks } from './marks.ts';
import { readMember } from './member.ts';
import { didYouMean } from './problem.ts';
import { stripTags } from './strip-tags.ts';
import { isTest, passesTest, testNames } from './value-tests.ts';
import { kindOf, plain, truthy } from './values.ts';
import type { Work } from './work.ts';

/** What a filter may ask for. */
interface FilterContext {
  /** Nunjucks' filters ask it for options and tests */
  env: { opts: object; getTest(name: string): (value: unknown, ...args: unknown[]) => boolean };
  work: Work;
}

type Filter = (this: FilterContext, ...args: unknown[]) => unknown;

/**
 * Filters that Nunjucks would let read what a value inherits (`constructor`), or build texts of any length with, and
 * those that read differently in Jinja.
 */
const ownFilters: Record<string, Filter> = {
  join(list, separator = '', attribute) {
    const items = attribute === undefined ? listOf(list) : attributesOf(list, attribute, this.work);
    const texts = items.map((item) => withoutMarks(String(plain(item) ?? '')));
    refuseLongerThan(
      LONGEST_TEXT,
      texts.reduce((sum, text) => sum + text.length + String(separator).length, 0),
    );
    return texts.join(String(separator));
  },
  sum(list, attribute, start = 0) {
    const items = attribute === undefined ? listOf(list) : attributesOf(list, attribute, this.work);
    const wrong = [...items, start].find((item) => typeof item !== 'number');
    if (wrong !== undefined) throw new MisuseError(`Only numbers have a sum, found ${kindOf(wrong)}.`);
    return items.reduce<number>((sum, item) => sum + Number(item), Number(start));
  },
  selectattr(list, attribute, ...test) {
    return listOf(list).filter((item) => holds(this, attributeOf(item, attribute, this.work), test));
  },
  rejectattr(list, attribute, ...test) {
    return listOf(list).filter((item) => !holds(this, attributeOf(item, attribute, this.work), test));
  },
  groupby(list, attribute) {
    const groups = Map.groupBy(listOf(list), (item) => String(attributeOf(item, attribute, this.work)));
    return Object.fromEntries(groups);
  },
  replace(text, from, to = '') {
    return replaceAll(String(text ?? ''), String(from), String(to), this.work);
  },
  // Nunjucks' patterns for these two take quadratic time on texts that are made for it.
  trim: (text) => textOf(text).trim(),
  striptags: (text, keepLines) => stripTags(textOf(text), truthy(keepLines)),
  indent(text, width = 4, first = false) {
    if (textOf(text) === '') return '';
    const lines = textOf(text).split('\n');
    const space = ' '.repeat(Number(width));
    refuseLongerThan(LONGEST_TEXT, lines.length * space.length);
    return lines.map((line, index) => (index > 0 || first ? space + line : line)).join('\n');
  },
  // A product's value knows all that site.yml says of it.
  dump: (value, spaces) => JSON.stringify(value, (_key, part) => plain(part), spaces as number),
};

/** Random output would give every build other editions. */
const UNAVAILABLE = new Set(['random']);

const filters = new Map<string, Filter>(
  Object.entries({ ...nunjucksFilters, ...ownFilters }).filter(([name]) => !UNAVAILABLE.has(name)),
);

/** The names of all filters, for suggestions. */
export const filterNames: readonly string[] = [...filters.keys()];

/** Whether templates can use a filter of this name: Nunjucks' but for `random`, and those above. */
export function isFilter(name: string): boolean {
  return filters.has(name);
}

function filterContext(context: ComparisonContext): FilterContext {
  return {
    env: {
      opts: { autoescape: false, throwOnUndefined: false },
      getTest(name) {
        if (!isTest(name)) throw new MisuseError(`"${name}" is not a test.`, didYouMean(name, testNames));
        return (value, ...args) => passesTest(name, value, args, context);
      },
    },
    work: context.work,
  };
}

/**
 * Applies a filter to plain values.
 *
 * @throws MisuseError when it cannot work on them, EndlessTemplate when it would make too much of them
 */
export function applyFilter(name: string, args: readonly unknown[], context: ComparisonContext): unknown {
  if (args.slice(1).some((arg) => typeof arg === 'number' && arg > LARGEST_COUNT))
    throw new EndlessTemplate(
      `the filter "${name}" was given a number above ${LARGEST_COUNT.toLocaleString('en')}`,
    );
  if (name !== 'sort' && args.some(isNamedArguments))
    throw new MisuseError(
      `The filter "${name}" takes no named arguments.`,
      'Give them in their order, without names.',
    );
  try {
    return filters.get(name)!.apply(filterContext(context), [...args]);
  } catch (error) {
    if ([EndlessTemplate, MisuseError, ComparisonError].some((known) => error instanceof known)) throw error;
    if (error instanceof RangeError) throw new EndlessTemplate(`the filter "${name}" makes too long a text`);
    throw new MisuseError(`The filter "${name}" cannot work on ${kindOf(args[0])}.`);
  }
}

/** Whether a value passes the test that a filter was given, as `"ge", "7.1"`; without one, whether it is true. */
function holds({ env }: FilterContext, value: unknown, [test = 'truthy', ...args]: unknown[]): boolean {
  return env.getTest(String(test))(value, ...args);
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (value === null) return '';
  throw new MisuseError(`A text was expected, found ${kindOf(value)}.`);
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw new MisuseError(`A list was expected, found ${kindOf(value)}.`);
}

function attributesOf(list: unknown, attribute: unknown, work: Work): unknown[] {
  return listOf(list).map((item) => {
    const value = attributeOf(item, attribute, work);
    if (value === undefined) throw new MisuseError(`An item of the list has no "${String(attribute)}".`);
    return value;
  });
}

function attributeOf(item: unknown, attribute: unknown, work: Work): unknown {
  const value = readMember(item, attribute, work);
  return typeof value === 'function' ? undefined : value;
}
