import type { ENGLISH } from './tables/english.ts';

/** The name of a text of the interface: `search.close`. */
export type StringKey = keyof typeof ENGLISH;

/** A text in the plural forms of its language (Unicode CLDR); `other` stands for those that are missing. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The text of each key in some language: with plural forms where English has some. */
export type Strings = {
  [Key in StringKey]: (typeof ENGLISH)[Key] extends string ? string : PluralForms;
};

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The values that the text of a key asks for. */
export type ValuesOf<Key extends StringKey> = (typeof ENGLISH)[Key] extends string
  ? Record<NamesIn<(typeof ENGLISH)[Key]>, string | number>
  : (typeof ENGLISH)[Key] extends { other: infer Other extends string }
    ? Record<NamesIn<Other>, string | number> & { count: number }
    : never;
