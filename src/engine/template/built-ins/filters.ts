import nunjucks from 'nunjucks/src/filters.js';
import { LONGEST_TEXT, MisuseError } from '../limits.ts';
import { refuseLongerThan, replaceAll } from '../long-texts.ts';
import { signCount } from '../signs.ts';
import { isMap, kindOf, plain, valueOrDefault } from '../values.ts';
import { attributeOf, attributesOf } from './attributes.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { groupOf } from './groups.ts';
import { extreme, groupKey, mapped, sortKeys, unique } from './item-filters.ts';
import { itemAsText, joined } from './joining.ts';
import {
  anything,
  byNames,
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
import { rounded } from './rounding.ts';
import { sorted } from './sorting.ts';
import { stripTags } from './strip-tags.ts';
import { passesTest } from './tests.ts';
import { fileSize, htmlAttributes, titled, truncated } from './text-filters.ts';
import { formatPercent } from './text-format.ts';
import { capitalized, replaceFirst, strip } from './text-methods.ts';
import { toJson } from './to-json.ts';
import { wordWrap } from './word-wrap.ts';

/** The name or the number of what a filter looks at in each item. */
const attribute = either(text, number);

/** A test's name and what it compares with, as `"ge", "7.1"`; without one, whether something is true. */
const test = { test: optional(textOnly, 'truthy'), args: more(untouched) };

const defaultTo = builtIn(
  { value: untouched, default_value: optional(untouched, ''), boolean: flag },
  ({ value, default_value, boolean }) => valueOrDefault(value, default_value, boolean),
);

/** What can be gone through: of a map its keys, as in Jinja. */
const items = either(sequence, map);

function itemsOf(value: readonly unknown[] | Readonly<Record<string, unknown>>): readonly unknown[] {
  return isMap(value) ? Object.keys(value) : (value as readonly unknown[]);
}

const lengthOf = builtIn({ obj: either(map, either(list, textOnly)) }, ({ obj }) => {
  if (typeof obj === 'string') return signCount(obj);
  return itemsOf(obj).length;
});

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
  attr: builtIn({ obj: whole, name: text }, ({ obj, name }, context) => attributeOf(obj, name, context)),
  capitalize: builtIn({ s: textOrNone }, ({ s }) => capitalized(s)),
  center: builtIn({ value: textOrNone, width: optional(width, 80) }, ({ value, width }) =>
    width > value.length ? nunjucks.center!(value, width) : value,
  ),
  count: lengthOf,
  d: defaultTo,
  default: defaultTo,
  dictsort: builtIn(
    { value: map, case_sensitive: flag, by: optional(textOnly, 'key'), reverse: flag },
    ({ value, case_sensitive, by, reverse }) => {
      if (by !== 'key' && by !== 'value') throw new MisuseError('A map is sorted by "key" or by "value".');
      return sorted(Object.entries(value), (entry) => entry[by === 'key' ? 0 : 1], case_sensitive, reverse);
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
  filesizeformat: builtIn({ value: number, binary: flag }, ({ value, binary }) => fileSize(value, binary)),
  first: builtIn({ seq: items }, ({ seq }) => itemsOf(seq)[0]),
  float: builtIn({ value: textOrNone, default: optional(anything, 0) }, ({ value, default: otherwise }) =>
    numberOr(otherwise, Number.parseFloat(value)),
  ),
  forceescape: escapeHtml,
  format: builtIn({ value: textOnly, args: more(whole), kwargs: byNames(whole) }, ({ value, args, kwargs }) =>
    formatPercent(value, Object.keys(kwargs).length > 0 ? kwargs : args),
  ),
  groupby: builtIn(
    { value: list, attribute, default: optional(anything), case_sensitive: flag },
    ({ value, attribute, default: otherwise, case_sensitive }, context) => {
      const groups = Map.groupBy(value, (item) =>
        groupKey(attributeOf(item, attribute, context) ?? otherwise),
      );
      return sorted([...groups], ([key]) => key, case_sensitive).map(([key, items]) => groupOf(key, items));
    },
  ),
  indent: builtIn(
    { s: textOrNone, width: optional(either(width, textOnly), 4), first: flag, blank: flag },
    ({ s, width, first, blank }) => {
      if (s === '') return '';
      const lines = s.split('\n');
      const space = typeof width === 'string' ? width : ' '.repeat(width);
      refuseLongerThan(LONGEST_TEXT, s.length + lines.length * space.length);
      const isIndented = (line: string, index: number) => (index === 0 ? first : blank || line !== '');
      return lines.map((line, index) => (isIndented(line, index) ? space + line : line)).join('\n');
    },
  ),
  int: builtIn(
    { value: textOrNone, default: optional(anything, 0), base: optional(count(2), 10) },
    ({ value, default: otherwise, base }) => numberOr(otherwise, Number.parseInt(value, base)),
  ),
  join: builtIn(
    { value: sequence, d: optional(text, ''), attribute: optional(attribute) },
    ({ value, d, attribute }, context) => joined(attributesOf(value, attribute, context), d),
  ),
  items: builtIn({ value: map }, ({ value }) => Object.entries(value)),
  last: builtIn({ seq: items }, ({ seq }) => itemsOf(seq).at(-1)),
  length: lengthOf,
  list: builtIn({ value: items }, ({ value }) => itemsOf(value)),
  lower: builtIn({ s: textOrNone }, ({ s }) => s.toLowerCase()),
  map: builtIn(
    { value: sequence, args: more(whole), names: byNames(whole) },
    ({ value, args, names }, context) => mapped(value, args, names, { filters, context }),
  ),
  max: builtIn(
    { value: sequence, case_sensitive: flag, attribute: optional(attribute) },
    ({ value, case_sensitive, attribute }, context) =>
      extreme(value, attribute, case_sensitive, true, context),
  ),
  min: builtIn(
    { value: sequence, case_sensitive: flag, attribute: optional(attribute) },
    ({ value, case_sensitive, attribute }, context) =>
      extreme(value, attribute, case_sensitive, false, context),
  ),
  nl2br: builtIn({ s: textOrNone }, ({ s }) => nunjucks.nl2br!(s)),
  reject: builtIn({ value: sequence, ...test }, ({ value, test, args }, context) =>
    value.filter((item) => !passesTest(test, item, args, context)),
  ),
  rejectattr: builtIn({ value: list, attribute, ...test }, ({ value, attribute, test, args }, context) =>
    value.filter((item) => !passesTest(test, attributeOf(item, attribute, context), args, context)),
  ),
  replace: builtIn(
    { s: textOrNone, old: text, new: optional(text, ''), count: optional(count()) },
    ({ s, old, new: to, count }, { work }) =>
      count === undefined ? replaceAll(s, old, to, work) : replaceFirst(s, old, to, count, work),
  ),
  reverse: builtIn({ value: either(list, textOnly) }, ({ value }) =>
    typeof value === 'string' ? Array.from(value).reverse().join('') : value.toReversed(),
  ),
  round: builtIn(
    { value: number, precision: optional(count(-300), 0), method: optional(textOnly, 'common') },
    ({ value, precision, method }) => {
      if (method !== 'common' && method !== 'ceil' && method !== 'floor')
        throw new MisuseError('A number is rounded "common", "ceil" or "floor".');
      return rounded(value, precision, method);
    },
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
      const keys = sortKeys(value, attribute, context);
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
  title: builtIn({ s: textOrNone }, ({ s }) => titled(s)),
  tojson: builtIn({ value: whole, indent: optional(count()) }, ({ value, indent }, { work }) => {
    if (indent !== undefined) refuseLongerThan(LONGEST_TEXT, indent * work.walk(value));
    return toJson(value, indent);
  }),
  trim: builtIn({ value: textOrNone, chars: optional(text) }, ({ value, chars }) => strip(value, chars)),
  truncate: builtIn(
    {
      s: textOrNone,
      length: optional(count(), 255),
      killwords: flag,
      end: optional(text, '...'),
      leeway: optional(count(), 5),
    },
    ({ s, length, killwords, end, leeway }) => truncated(s, length, killwords, end, leeway),
  ),
  unique: builtIn(
    { value: sequence, case_sensitive: flag, attribute: optional(attribute) },
    ({ value, case_sensitive, attribute }, context) => unique(value, attribute, case_sensitive, context),
  ),
  upper: builtIn({ s: textOrNone }, ({ s }) => s.toUpperCase()),
  urlencode: builtIn({ value: either(map, either(list, textOrNone)) }, ({ value }) =>
    typeof value === 'string'
      ? encoded(value).replaceAll('%2F', '/')
      : (isMap(value) ? Object.entries(value) : (value as readonly unknown[])).map(encodedPair).join('&'),
  ),
  urlize: builtIn(
    { value: textOrNone, trim_url_limit: optional(count()), nofollow: flag },
    ({ value, trim_url_limit, nofollow }) => nunjucks.urlize!(value, trim_url_limit ?? Number.NaN, nofollow),
  ),
  wordwrap: builtIn(
    {
      s: textOrNone,
      width: optional(count(1), 79),
      break_long_words: optional(flag, true),
      wrapstring: optional(text, '\n'),
    },
    ({ s, width, break_long_words, wrapstring }) => wordWrap(s, width, break_long_words, wrapstring),
  ),
  wordcount: builtIn({ s: textOrNone }, ({ s }) => nunjucks.wordcount!(s) ?? 0),
  xmlattr: builtIn({ d: map, autospace: optional(flag, true) }, ({ d, autospace }) =>
    htmlAttributes(d, autospace),
  ),
};

function numberOr(otherwise: unknown, number: number): unknown {
  return Number.isNaN(number) ? otherwise : number;
}

function encoded(value: unknown): string {
  // Half a character has no address.
  return encodeURIComponent(itemAsText(value).toWellFormed());
}

/** In a query, a space is a plus. */
function encodedInQuery(value: unknown): string {
  return encoded(value).replaceAll('%20', '+');
}

function encodedPair(pair: unknown): string {
  if (!Array.isArray(pair) || pair.length !== 2)
    throw new MisuseError(`A query is made of pairs, such as [["name", "value"]], found ${kindOf(pair)}.`);
  return `${encodedInQuery(pair[0])}=${encodedInQuery(pair[1])}`;
}
