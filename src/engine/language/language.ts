import type { StringKey, Strings } from './strings.ts';
import { ARABIC } from './tables/arabic.ts';
import { ENGLISH } from './tables/english.ts';
import { FRENCH } from './tables/french.ts';
import { GERMAN } from './tables/german.ts';
import { JAPANESE } from './tables/japanese.ts';

/** The direction in which a language is written. */
export type Direction = 'ltr' | 'rtl';

/** A language with some texts of the interface: all of them in the engine, those that it shows in a script of the browser. */
export interface Language<Key extends StringKey = StringKey> {
  /** BCP 47, in its canonical form: `de`, `pt-BR` */
  tag: string;
  dir: Direction;
  strings: Pick<Strings, Key>;
}

/** The languages whose interface is complete, by the base of their tags. */
export const TABLES: Readonly<Record<string, Strings>> = {
  ar: ARABIC,
  de: GERMAN,
  en: ENGLISH,
  fr: FRENCH,
  ja: JAPANESE,
};

/** The table for a language, regional ones included: `de-CH` is German. Undefined for a language without one. */
export function tableOf(tag: string): Strings | undefined {
  const { language } = new Intl.Locale(tag);
  return Object.hasOwn(TABLES, language) ? TABLES[language] : undefined;
}

/** Scripts that are written from right to left (Unicode, property Bidi_Class, of those in use). */
const RIGHT_TO_LEFT = new Set([
  ...['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi'],
]);

/** The direction of the script in which a language is usually written: `ur` is `rtl`, `az-Arab` as well. */
export function directionOf(tag: string): Direction {
  const { script } = new Intl.Locale(tag).maximize();
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}

/** What a site speaks that says nothing about it. */
export const DEFAULT_LANGUAGE: Language = { tag: 'en', dir: 'ltr', strings: ENGLISH };
