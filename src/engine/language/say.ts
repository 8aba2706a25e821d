import { listFormat, numberFormat, pluralRules } from './formatters.ts';
import type { Language } from './language.ts';
import type { PluralForms, StringKey, ValuesOf } from './strings.ts';

/** A stretch of a text: words as they stand, or the place of a value. */
export type Part = string | { name: string };

/** A text of the interface with its values: numbers as the language writes them, in the plural form that `count` asks for. */
export function say<Key extends StringKey>(
  language: Language<Key>,
  key: Key,
  ...[values]: keyof ValuesOf<Key> extends never ? [] : [values: ValuesOf<Key>]
): string {
  const all: Record<string, string | number> = values ?? {};
  return sayParts(language, key, all.count)
    .map((part) => (typeof part === 'string' ? part : shown(language, all[part.name]!)))
    .join('');
}

/** Texts in parts, each as it was once taken apart: there are as many as the interface has. */
const partsOf = new Map<string, readonly Part[]>();

/** The same in parts, for values that are more than text: a link, a name in bold type. */
export function sayParts<Key extends StringKey>(
  { tag, strings }: Language<Key>,
  key: Key,
  count: string | number = 0,
): readonly Part[] {
  const text: string | PluralForms = strings[key];
  const form = typeof text === 'string' ? text : (text[pluralRules(tag).select(+count)] ?? text.other);
  const known = partsOf.get(form);
  if (known) return known;
  const parts = form.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : { name: part }));
  partsOf.set(form, parts);
  return parts;
}

/** Items as the language lists them: "a, b, and c"; as alternatives, "a, b, or c". */
export function sayList(
  { tag }: Pick<Language, 'tag'>,
  items: readonly string[],
  type: Intl.ListFormatType = 'conjunction',
): string {
  return listFormat(tag, type).format(items);
}

/** A name that stands among words: a Latin one must not turn their order where they are written from right to left. */
export function isolated({ dir }: Pick<Language, 'dir'>, name: string): string {
  return dir === 'rtl' ? `\u2068${name}\u2069` : name;
}

function shown(language: Pick<Language, 'tag' | 'dir'>, value: string | number): string {
  return typeof value === 'number' ? numberFormat(language.tag).format(value) : isolated(language, value);
}
