import type { ComparisonContext } from '../compare.ts';
import { LONGEST_TEXT, MisuseError } from '../limits.ts';
import { refuseLongerThan, replaceAll } from '../long-texts.ts';
import { signCount } from '../signs.ts';
import { plain } from '../values.ts';
import type { Work } from '../work.ts';
import { type BuiltIn, builtIn } from './built-in.ts';
import { joined } from './joining.ts';
import {
  byNames,
  count,
  list,
  more,
  optional,
  type Parameter,
  text,
  textOnly,
  texts,
  whole,
  width,
} from './parameters.ts';
import { formatBraces } from './text-format.ts';

/** What a method of texts gets first. */
const own = { self: textOnly };

/** How often something is done at most; as in Python, -1 and nothing mean as often as it can be. */
const limit: Parameter<number> = {
  ...count(-1),
  otherwise: () => Number.POSITIVE_INFINITY,
  read(value, work, user) {
    const most = value === null ? -1 : count(-1).read(value, work, user);
    return most === -1 ? Number.POSITIVE_INFINITY : most;
  },
};

const separator = { sep: text };
const searched = { sub: text };
const padding = { width, fillchar: optional(text, ' ') };
const stripped = { ...own, chars: optional(text) };

/**
 * Python's methods of texts, by their names.
 *
 * @param readMember reads what `format` finds in braces: what members there are is known only together with all methods
 */
export function textMethodsWith(
  readMember: (object: unknown, key: unknown, context: ComparisonContext) => unknown,
): Readonly<Record<string, BuiltIn>> {
  return {
    capitalize: builtIn(own, ({ self }) => capitalized(self)),
    // Large first: the German sharp s is two small letters then.
    casefold: builtIn(own, ({ self }) => self.toUpperCase().toLowerCase()),
    center: builtIn({ ...own, ...padding }, ({ self, width, fillchar }) => {
      const room = Math.max(0, width - signCount(self));
      const before = Math.floor(room / 2) + (room & width & 1);
      return sign(fillchar).repeat(before) + self + fillchar.repeat(room - before);
    }),
    count: builtIn({ ...own, ...searched }, ({ self, sub }, { work }) => pieces(self, sub, work).length - 1),
    endswith: builtIn({ ...own, suffix: texts }, ({ self, suffix }) =>
      suffix.some((end) => self.endsWith(end)),
    ),
    expandtabs: builtIn({ ...own, tabsize: optional(count(), 8) }, ({ self, tabsize }) =>
      expandTabs(self, tabsize),
    ),
    find: builtIn({ ...own, ...searched }, ({ self, sub }, { work }) => {
      work.search(self, sub);
      return self.indexOf(sub);
    }),
    format: builtIn({ ...own, args: more(whole), names: byNames(whole) }, ({ self, args, names }, context) =>
      formatBraces(self, args, names, (value, key) => plain(readMember(value, key, context))),
    ),
    index: builtIn({ ...own, ...searched }, ({ self, sub }, { work }) => {
      work.search(self, sub);
      return found(self.indexOf(sub));
    }),
    isalnum: builtIn(own, ({ self }) => /^[\p{L}\p{N}]+$/u.test(self)),
    isalpha: builtIn(own, ({ self }) => /^\p{L}+$/u.test(self)),
    isdecimal: builtIn(own, ({ self }) => /^\p{Nd}+$/u.test(self)),
    isdigit: builtIn(own, ({ self }) => /^\p{Nd}+$/u.test(self)),
    islower: builtIn(own, ({ self }) => self === self.toLowerCase() && self !== self.toUpperCase()),
    isnumeric: builtIn(own, ({ self }) => /^\p{N}+$/u.test(self)),
    isspace: builtIn(own, ({ self }) => /^\s+$/.test(self)),
    istitle: builtIn(own, ({ self }) => /\p{L}/u.test(self) && self === titled(self)),
    isupper: builtIn(own, ({ self }) => self === self.toUpperCase() && self !== self.toLowerCase()),
    join: builtIn({ ...own, iterable: list }, ({ self, iterable }) => joined(iterable, self)),
    ljust: builtIn(
      { ...own, ...padding },
      ({ self, width, fillchar }) => self + sign(fillchar).repeat(Math.max(0, width - signCount(self))),
    ),
    lower: builtIn(own, ({ self }) => self.toLowerCase()),
    lstrip: builtIn(stripped, ({ self, chars }) => stripStart(self, chars)),
    partition: builtIn({ ...own, ...separator }, ({ self, sep }, { work }) => {
      work.search(self, sep);
      const at = self.indexOf(cut(sep));
      return at < 0 ? [self, '', ''] : [self.slice(0, at), sep, self.slice(at + sep.length)];
    }),
    removeprefix: builtIn({ ...own, prefix: text }, ({ self, prefix }) =>
      self.startsWith(prefix) ? self.slice(prefix.length) : self,
    ),
    removesuffix: builtIn({ ...own, suffix: text }, ({ self, suffix }) =>
      suffix !== '' && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self,
    ),
    replace: builtIn(
      { ...own, old: text, new: text, count: limit },
      ({ self, old, new: to, count }, { work }) =>
        count === Number.POSITIVE_INFINITY
          ? replaceAll(self, old, to, work)
          : replaceFirst(self, old, to, count, work),
    ),
    rfind: builtIn({ ...own, ...searched }, ({ self, sub }, { work }) => {
      work.search(self, sub);
      return self.lastIndexOf(sub);
    }),
    rindex: builtIn({ ...own, ...searched }, ({ self, sub }, { work }) => {
      work.search(self, sub);
      return found(self.lastIndexOf(sub));
    }),
    rjust: builtIn(
      { ...own, ...padding },
      ({ self, width, fillchar }) => sign(fillchar).repeat(Math.max(0, width - signCount(self))) + self,
    ),
    rpartition: builtIn({ ...own, ...separator }, ({ self, sep }, { work }) => {
      work.search(self, sep);
      const at = self.lastIndexOf(cut(sep));
      return at < 0 ? ['', '', self] : [self.slice(0, at), sep, self.slice(at + sep.length)];
    }),
    rsplit: builtIn({ ...own, sep: optional(text), maxsplit: limit }, ({ self, sep, maxsplit }, { work }) => {
      const parts = splitAt(self, sep, Number.POSITIVE_INFINITY, work);
      const kept = parts.length - maxsplit;
      return kept <= 1 ? parts : [parts.slice(0, kept).join(sep ?? ' '), ...parts.slice(kept)];
    }),
    rstrip: builtIn(stripped, ({ self, chars }) => stripEnd(self, chars)),
    split: builtIn({ ...own, sep: optional(text), maxsplit: limit }, ({ self, sep, maxsplit }, { work }) =>
      splitAt(self, sep, maxsplit, work),
    ),
    splitlines: builtIn(own, ({ self }) => (self === '' ? [] : self.replace(/\n$/, '').split('\n'))),
    startswith: builtIn({ ...own, prefix: texts }, ({ self, prefix }) =>
      prefix.some((start) => self.startsWith(start)),
    ),
    strip: builtIn(stripped, ({ self, chars }) => strip(self, chars)),
    swapcase: builtIn(own, ({ self }) =>
      Array.from(self, (each) =>
        each === each.toLowerCase() ? each.toUpperCase() : each.toLowerCase(),
      ).join(''),
    ),
    title: builtIn(own, ({ self }) => titled(self)),
    upper: builtIn(own, ({ self }) => self.toUpperCase()),
    zfill: builtIn({ ...own, width }, ({ self, width }) => {
      const [, before = '', digits = ''] = /^([-+]?)(.*)$/s.exec(self)!;
      return before + '0'.repeat(Math.max(0, width - signCount(self))) + digits;
    }),
  };
}

/** The first sign large, the others small. */
export function capitalized(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length).toLowerCase();
}

function titled(text: string): string {
  return text.replace(/\p{L}+/gu, capitalized);
}

/** Takes space away from both ends, or all of some signs. */
export function strip(text: string, chars: string | undefined): string {
  return stripEnd(stripStart(text, chars), chars);
}

function stripStart(text: string, chars: string | undefined): string {
  if (chars === undefined) return text.trimStart();
  const stripped = new Set(chars);
  let from = 0;
  for (const each of text) {
    if (!stripped.has(each)) break;
    from += each.length;
  }
  return text.slice(from);
}

function stripEnd(text: string, chars: string | undefined): string {
  if (chars === undefined) return text.trimEnd();
  const stripped = new Set(chars);
  const kept = [...text];
  while (kept.length > 0 && stripped.has(kept.at(-1)!)) kept.pop();
  return kept.join('');
}

function splitAt(text: string, sep: string | undefined, most: number, work: Work): string[] {
  if (sep !== undefined) {
    const parts = pieces(text, sep, work);
    return parts.length <= most + 1 ? parts : [...parts.slice(0, most), parts.slice(most).join(sep)];
  }
  const words = text.trim() === '' ? [] : text.trim().split(/\s+/);
  if (words.length <= most + 1) return words;
  const first = words.slice(0, most);
  let rest = text.trim();
  for (const word of first) rest = rest.slice(word.length).trimStart();
  return [...first, rest];
}

/** Replaces only the first so many. */
export function replaceFirst(text: string, from: string, to: string, most: number, work: Work): string {
  work.search(text, from);
  refuseLongerThan(LONGEST_TEXT, text.length + most * to.length);
  const parts = text.split(from);
  if (parts.length <= most + 1) return parts.join(to);
  return parts.slice(0, most + 1).join(to) + from + parts.slice(most + 1).join(from);
}

function expandTabs(text: string, size: number): string {
  let column = 0;
  let length = 0;
  const parts = text.split(/(\t|\n)/).map((part) => {
    const shown = part === '\t' ? ' '.repeat(size === 0 ? 0 : size - (column % size)) : part;
    column = part === '\n' ? 0 : column + shown.length;
    length += shown.length;
    refuseLongerThan(LONGEST_TEXT, length);
    return shown;
  });
  return parts.join('');
}

/** A text cut at another, however it is made to be searched. */
function pieces(text: string, separator: string, work: Work): string[] {
  work.search(text, separator);
  return text.split(cut(separator));
}

/** What a text is cut at. */
function cut(text: string): string {
  if (text !== '') return text;
  throw new MisuseError('A text cannot be split at nothing.', 'To get its letters, use the filter "list".');
}

function sign(text: string): string {
  if (signCount(text) === 1) return text;
  throw new MisuseError('What fills the room must be one sign.', 'Write one, as in center(9, "-").');
}

function found(index: number): number {
  if (index >= 0) return index;
  throw new MisuseError(
    'The text does not hold what is looked for.',
    'Ask with "in" first, or use find(…), which gives -1.',
  );
}
