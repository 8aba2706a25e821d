import nunjucks from 'nunjucks/src/filters.js';
import { LONGEST_TEXT, MisuseError, refuseLongerThan, replaceAll } from '../limits.ts';
import { isMap, kindOf, plain, valueOrDefault } from '../values.ts';
import { attributeOf, attributesOf } from './attributes.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import {
  anything,
  count,
  either,
  flag,
  list,
  map,
  more,
  number,
  optional,
  sequence,
  text,
  textOnly,
  textOrNone,
  untouched,
  whole,
  width,
} from './parameters.ts';
import { sorted } from './sorting.ts';
import { stripTags } from './strip-tags.ts';
import { passesTest } from './tests.ts';

/** The name or the number of what a filter looks at in each item. */
const attribute = either(text, number);

/** A test's name and what it compares with, as `"ge", "7.1"`; without one, whether something is true. */
const test = { test: optional(textOnly, 'truthy'), args: more(untouched) };

const defaultTo = builtIn(
  { value: untouched, default_value: optional(untouched, ''), boolean: flag },
  ({ value, default_value, boolean }) => valueOrDefault(value, default_value, boolean),
);

const escapeHtml = builtIn({ s: textOrNone }, ({ s }) => nunjucks.escape!(s));

/**
 * All filters, by their names. What Nunjucks does well with arguments that were looked at is left to it; by itself it
 * would let templates read what a value inherits (`constructor`), and build texts of any length.
 */
export const filters: Readonly<Record<string, BuiltIn>> = {
  abs: builtIn({ x: number }, ({ x }) => Math.abs(x)),
  batch: builtIn(
    { value: sequence, linecount: count(1), fill_with: optional(anything) },
    ({ value, linecount, fill_with }) => nunjucks.batch!(value, linecount, fill_with),
  ),
  capitalize: builtIn({ s: textOrNone }, ({ s }) => nunjucks.capitalize!(s)),
  center: builtIn({ value: textOrNone, width: optional(width, 80) }, ({ value, width }) =>
    width > value.length ? nunjucks.center!(value, width) : value,
  ),
  d: defaultTo,
  default: defaultTo,
  dictsort: builtIn(
    { value: map, case_sensitive: flag, by: optional(textOnly, 'key') },
    ({ value, case_sensitive, by }) => {
      if (by !== 'key' && by !== 'value') throw new MisuseError('A map is sorted by "key" or by "value".');
      return sorted(Object.entries(value), (entry) => entry[by === 'key' ? 0 : 1], case_sensitive);
    },
  ),
  // A product's value knows all that site.yml says of it.
  dump: builtIn(
    { value: whole, indent: optional(either(count(), textOnly)) },
    ({ value, indent }, { work }) => {
      // JSON takes ten spaces a level at most.
      if (indent !== undefined) refuseLongerThan(LONGEST_TEXT, 10 * work.walk(value));
      return JSON.stringify(value, (_key, part) => plain(part), indent);
    },
  ),
  e: escapeHtml,
  escape: escapeHtml,
  first: builtIn({ seq: sequence }, ({ seq }) => seq[0]),
  float: builtIn({ value: textOrNone, default: optional(anything, 0) }, ({ value, default: otherwise }) =>
    numberOr(otherwise, Number.parseFloat(value)),
  ),
  forceescape: escapeHtml,
  groupby: builtIn({ value: list, attribute }, ({ value, attribute }, context) =>
    Object.fromEntries(Map.groupBy(value, (item) => groupOf(attributeOf(item, attribute, context)))),
  ),
  indent: builtIn(
    { s: textOrNone, width: optional(either(width, textOnly), 4), first: flag },
    ({ s, width, first }) => {
      if (s === '') return '';
      const lines = s.split('\n');
      const space = typeof width === 'string' ? width : ' '.repeat(width);
      refuseLongerThan(LONGEST_TEXT, s.length + lines.length * space.length);
      return lines.map((line, index) => (index > 0 || first ? space + line : line)).join('\n');
    },
  ),
  int: builtIn(
    { value: textOrNone, default: optional(anything, 0), base: optional(count(2), 10) },
    ({ value, default: otherwise, base }) => numberOr(otherwise, Number.parseInt(value, base)),
  ),
  join: builtIn(
    { value: sequence, d: optional(text, ''), attribute: optional(attribute) },
    ({ value, d, attribute }, context) => {
      const texts = attributesOf(value, attribute, context).map(itemAsText);
      refuseLongerThan(
        LONGEST_TEXT,
        texts.reduce((sum, text) => sum + text.length + d.length, 0),
      );
      return texts.join(d);
    },
  ),
  last: builtIn({ seq: sequence }, ({ seq }) => seq.at(-1)),
  length: builtIn({ obj: either(map, either(list, textOnly)) }, ({ obj }) =>
    isMap(obj) ? Object.keys(obj).length : obj.length,
  ),
  list: builtIn({ value: either(sequence, map) }, ({ value }) =>
    isMap(value) ? Object.entries(value).map(([key, value]) => ({ key, value })) : value,
  ),
  lower: builtIn({ s: textOrNone }, ({ s }) => s.toLowerCase()),
  nl2br: builtIn({ s: textOrNone }, ({ s }) => nunjucks.nl2br!(s)),
  reject: builtIn({ value: sequence, ...test }, ({ value, test, args }, context) =>
    value.filter((item) => !passesTest(test, item, args, context)),
  ),
  rejectattr: builtIn({ value: list, attribute, ...test }, ({ value, attribute, test, args }, context) =>
    value.filter((item) => !passesTest(test, attributeOf(item, attribute, context), args, context)),
  ),
  replace: builtIn({ s: textOrNone, old: text, new: optional(text, '') }, ({ s, old, new: to }, { work }) =>
    replaceAll(s, old, to, work),
  ),
  reverse: builtIn({ value: either(list, textOnly) }, ({ value }) =>
    typeof value === 'string' ? Array.from(value).reverse().join('') : value.toReversed(),
  ),
  round: builtIn(
    { value: number, precision: optional(count(-300), 0), method: optional(textOnly, 'common') },
    ({ value, precision, method }) => nunjucks.round!(value, Math.min(precision, 300), method),
  ),
  safe: builtIn({ value: textOrNone }, ({ value }) => nunjucks.safe!(value)),
  select: builtIn({ value: sequence, ...test }, ({ value, test, args }, context) =>
    value.filter((item) => passesTest(test, item, args, context)),
  ),
  selectattr: builtIn({ value: list, attribute, ...test }, ({ value, attribute, test, args }, context) =>
    value.filter((item) => passesTest(test, attributeOf(item, attribute, context), args, context)),
  ),
  slice: builtIn(
    { value: sequence, slices: count(1), fill_with: optional(anything) },
    ({ value, slices, fill_with }) => nunjucks.slice!(value, slices, fill_with),
  ),
  sort: builtIn(
    { value: sequence, reverse: flag, case_sensitive: flag, attribute: optional(attribute) },
    ({ value, reverse, case_sensitive, attribute }, context) => {
      const keys = attributesOf(value, attribute, context);
      return sorted([...keys.keys()], (index) => keys[index], case_sensitive, reverse).map(
        (index) => value[index],
      );
    },
  ),
  string: builtIn({ s: textOrNone }, ({ s }) => s),
  striptags: builtIn({ value: textOrNone, preserve_linebreaks: flag }, ({ value, preserve_linebreaks }) =>
    stripTags(value, preserve_linebreaks),
  ),
  sum: builtIn(
    { iterable: list, attribute: optional(attribute), start: optional(number, 0) },
    ({ iterable, attribute, start }, context) => {
      const items = attributesOf(iterable, attribute, context);
      const wrong = items.find((item) => typeof item !== 'number');
      if (wrong !== undefined) throw new MisuseError(`Only numbers have a sum, found ${kindOf(wrong)}.`);
      return items.reduce<number>((sum, item) => sum + Number(item), start);
    },
  ),
  title: builtIn({ s: textOrNone }, ({ s }) => nunjucks.title!(s)),
  // Nunjucks' pattern for this takes quadratic time on texts that are made for it.
  trim: builtIn({ value: textOrNone }, ({ value }) => value.trim()),
  truncate: builtIn(
    { s: textOrNone, length: optional(count(), 255), killwords: flag, end: optional(text, '...') },
    ({ s, length, killwords, end }) => nunjucks.truncate!(s, length, killwords, end),
  ),
  upper: builtIn({ s: textOrNone }, ({ s }) => s.toUpperCase()),
  urlencode: builtIn({ value: either(map, either(list, textOrNone)) }, ({ value }) =>
    typeof value === 'string'
      ? encoded(value)
      : (isMap(value) ? Object.entries(value) : (value as readonly unknown[])).map(encodedPair).join('&'),
  ),
  urlize: builtIn(
    { value: textOrNone, trim_url_limit: optional(count()), nofollow: flag },
    ({ value, trim_url_limit, nofollow }) => nunjucks.urlize!(value, trim_url_limit ?? Number.NaN, nofollow),
  ),
  wordcount: builtIn({ s: textOrNone }, ({ s }) => nunjucks.wordcount!(s) ?? 0),
};

function numberOr(otherwise: unknown, number: number): unknown {
  return Number.isNaN(number) ? otherwise : number;
}

/** An item of a list that is joined. What is none is nothing, and a list in a list has no text. */
function itemAsText(item: unknown): string {
  const bare = plain(item);
  if (bare === undefined || bare === null) return '';
  if (typeof bare === 'object' || typeof bare === 'function')
    throw new MisuseError(`Only texts and numbers can be joined, found ${kindOf(item)} in the list.`);
  return String(bare);
}

/** The name of the group that an item belongs to, by its attribute. */
function groupOf(attribute: unknown): string {
  const bare = plain(attribute);
  if (typeof bare === 'object' && bare !== null)
    throw new MisuseError(`Items are grouped by a text or a number, found ${kindOf(attribute)}.`);
  return String(bare);
}

function encoded(value: unknown): string {
  // Half a character has no address.
  return encodeURIComponent(itemAsText(value).toWellFormed());
}

function encodedPair(pair: unknown): string {
  if (!Array.isArray(pair) || pair.length !== 2)
    throw new MisuseError(`A query is made of pairs, such as [["name", "value"]], found ${kindOf(pair)}.`);
  return `${encoded(pair[0])}=${encoded(pair[1])}`;
}
