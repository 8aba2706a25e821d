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

/** The same in parts, for values that are more than text: a link, a name in bold type. */
export function sayParts<Key extends StringKey>(
  { tag, strings }: Language<Key>,
  key: Key,
  count: string | number = 0,
): Part[] {
  const text: string | PluralForms = strings[key];
  const form =
    typeof text === 'string' ? text : (text[new Intl.PluralRules(locales(tag)).select(+count)] ?? text.other);
  return form.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : { name: part }));
}

/** Items as the language lists them: "a, b, and c"; as alternatives, "a, b, or c". */
export function sayList(
  { tag }: Pick<Language, 'tag'>,
  items: readonly string[],
  type: Intl.ListFormatType = 'conjunction',
): string {
  return new Intl.ListFormat(locales(tag), { type }).format(items);
}

/** What Intl is asked for: without a second choice it would take the language of the machine where it does not know the first. */
export function locales(tag: string): string[] {
  return [tag, 'en'];
}

/** A name that stands among words: a Latin one must not turn their order where they are written from right to left. */
export function isolated({ dir }: Pick<Language, 'dir'>, name: string): string {
  return dir === 'rtl' ? `\u2068${name}\u2069` : name;
}

function shown(language: Pick<Language, 'tag' | 'dir'>, value: string | number): string {
  return typeof value === 'number'
    ? new Intl.NumberFormat(locales(language.tag)).format(value)
    : isolated(language, value);
}
