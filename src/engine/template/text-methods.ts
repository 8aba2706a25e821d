import { LONGEST_TEXT, MisuseError, refuseLongerThan, replaceAll } from './limits.ts';
import { isNamedArguments } from './macro-call.ts';
import { formatBraces } from './text-format.ts';
import { kindOf } from './values.ts';
import type { Work } from './work.ts';

/** A method of a text: gets the text first, then plain values; `this` counts what it does. */
export type TextMethod = (this: Work, text: string, ...args: unknown[]) => unknown;

/** Python's methods of texts that templates use; texts are those of Unicode, in whole signs. */
export const TEXT_METHODS: Readonly<Record<string, TextMethod>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  casefold: (text) => text.toLowerCase(),
  swapcase: (text) =>
    mapSigns(text, (sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase())),
  capitalize: capitalized,
  title: (text) => text.replace(/\p{L}+/gu, capitalized),
  strip: (text, signs) => stripEnd(stripStart(text, signs), signs),
  lstrip: stripStart,
  rstrip: stripEnd,
  removeprefix: (text, prefix) => (text.startsWith(word(prefix)) ? text.slice(word(prefix).length) : text),
  removesuffix: (text, suffix) =>
    word(suffix) !== '' && text.endsWith(word(suffix)) ? text.slice(0, -word(suffix).length) : text,
  startswith: (text, starts) => alternatives(starts).some((start) => text.startsWith(start)),
  endswith: (text, ends) => alternatives(ends).some((end) => text.endsWith(end)),
  replace(text, from = '', to = '', most = undefined) {
    if (most === undefined || most === -1) return replaceAll(text, String(from), String(to), this);
    return replaceFirst(text, String(from), String(to), count(most));
  },
  split: (text, separator, most) => splitText(text, separator, most),
  rsplit: (text, separator, most) => splitFromEnd(text, separator, most),
  splitlines: (text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n')),
  partition(text, separator) {
    const at = text.indexOf(part(separator));
    return at < 0 ? [text, '', ''] : [text.slice(0, at), separator, text.slice(at + part(separator).length)];
  },
  rpartition(text, separator) {
    const at = text.lastIndexOf(part(separator));
    return at < 0 ? ['', '', text] : [text.slice(0, at), separator, text.slice(at + part(separator).length)];
  },
  join(text, list) {
    if (!Array.isArray(list)) throw new MisuseError(`A list to join was expected, found ${kindOf(list)}.`);
    const texts = list.map(String);
    refuseLongerThan(
      LONGEST_TEXT,
      texts.reduce((sum, each) => sum + each.length + text.length, 0),
    );
    return texts.join(text);
  },
  find: (text, searched) => text.indexOf(word(searched)),
  rfind: (text, searched) => text.lastIndexOf(word(searched)),
  index: (text, searched) => found(text.indexOf(word(searched))),
  rindex: (text, searched) => found(text.lastIndexOf(word(searched))),
  count: (text, searched) => text.split(part(searched)).length - 1,
  center(text, width, fill = ' ') {
    const room = Math.max(0, count(width) - signs(text));
    const before = Math.floor(room / 2) + (room & count(width) & 1);
    return sign(fill).repeat(before) + text + sign(fill).repeat(room - before);
  },
  ljust: (text, width, fill = ' ') => text + sign(fill).repeat(Math.max(0, count(width) - signs(text))),
  rjust: (text, width, fill = ' ') => sign(fill).repeat(Math.max(0, count(width) - signs(text))) + text,
  zfill(text, width) {
    const [, before = '', digits = ''] = /^([-+]?)(.*)$/s.exec(text)!;
    return before + '0'.repeat(Math.max(0, count(width) - signs(text))) + digits;
  },
  expandtabs: (text, width = 8) => text.replaceAll('\t', ' '.repeat(Math.min(count(width), 100))),
  isdigit: (text) => /^\p{Nd}+$/u.test(text),
  isdecimal: (text) => /^\p{Nd}+$/u.test(text),
  isnumeric: (text) => /^\p{N}+$/u.test(text),
  isalpha: (text) => /^\p{L}+$/u.test(text),
  isalnum: (text) => /^[\p{L}\p{N}]+$/u.test(text),
  isspace: (text) => /^\s+$/.test(text),
  islower: (text) => text === text.toLowerCase() && text !== text.toUpperCase(),
  isupper: (text) => text === text.toUpperCase() && text !== text.toLowerCase(),
  istitle: (text) => /\p{L}/u.test(text) && text === text.replace(/\p{L}+/gu, capitalized),
};

/** Python's `text.format(…)`, which takes named values as well. */
export function formatMethod(
  text: string,
  args: readonly unknown[],
  member: (value: unknown, key: string | number) => unknown,
): string {
  const last = args.at(-1);
  return isNamedArguments(last)
    ? formatBraces(text, args.slice(0, -1), last, member)
    : formatBraces(text, args, {}, member);
}

/** The first sign large, the others small. */
export function capitalized(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

function mapSigns(text: string, change: (sign: string) => string): string {
  return Array.from(text, change).join('');
}

/** How many signs a text has. */
function signs(text: string): number {
  return [...text].length;
}

function stripStart(text: string, chars: unknown): string {
  if (chars === undefined || chars === null) return text.trimStart();
  const stripped = new Set(word(chars));
  let from = 0;
  for (const each of text) {
    if (!stripped.has(each)) break;
    from += each.length;
  }
  return text.slice(from);
}

function stripEnd(text: string, chars: unknown): string {
  if (chars === undefined || chars === null) return text.trimEnd();
  const stripped = new Set(word(chars));
  const kept = [...text];
  while (kept.length > 0 && stripped.has(kept.at(-1)!)) kept.pop();
  return kept.join('');
}

function splitText(text: string, separator: unknown, most: unknown): string[] {
  const limit = most === undefined || most === -1 ? Number.POSITIVE_INFINITY : count(most);
  if (separator === undefined || separator === null) {
    const words = text.trim() === '' ? [] : text.trim().split(/\s+/);
    if (words.length <= limit + 1) return words;
    let rest = text.trimStart();
    const first = words.slice(0, limit);
    for (const each of first) rest = rest.slice(each.length).trimStart();
    return [...first, rest.trimEnd()];
  }
  const parts = text.split(part(separator));
  if (parts.length <= limit + 1) return parts;
  return [...parts.slice(0, limit), parts.slice(limit).join(part(separator))];
}

function splitFromEnd(text: string, separator: unknown, most: unknown): string[] {
  const parts = splitText(text, separator, undefined);
  if (most === undefined || most === -1 || parts.length <= count(most) + 1) return parts;
  const between = separator === undefined || separator === null ? ' ' : part(separator);
  const kept = parts.length - count(most);
  return [parts.slice(0, kept).join(between), ...parts.slice(kept)];
}

function replaceFirst(text: string, from: string, to: string, most: number): string {
  const parts = text.split(from);
  const replaced = parts.slice(0, most + 1).join(to);
  const rest = parts.slice(most + 1);
  refuseLongerThan(LONGEST_TEXT, text.length + most * to.length);
  return rest.length === 0 ? replaced : replaced + from + rest.join(from);
}

/** As in Python, what a text begins or ends with may be one of several. */
function alternatives(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value ?? '']).map(String);
}

function word(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new MisuseError(`A text was expected in parentheses, found ${kindOf(value)}.`);
}

/** What a text is cut at. */
function part(value: unknown): string {
  const text = word(value);
  if (text !== '') return text;
  throw new MisuseError('A text cannot be split at nothing.', 'To get its letters, use the filter "list".');
}

function sign(value: unknown): string {
  const text = word(value);
  if (signs(text) === 1) return text;
  throw new MisuseError('What fills the room must be one sign.');
}

function found(index: number): number {
  if (index >= 0) return index;
  throw new MisuseError(
    'The text does not hold what is looked for.',
    'Ask with "in" first, or use find(…), which gives -1.',
  );
}

function count(value: unknown): number {
  if (Number.isSafeInteger(value) && Number(value) <= 10_000) return Math.max(0, Number(value));
  throw new MisuseError(`A whole number of at most 10,000 was expected, found ${kindOf(value)}.`);
}
