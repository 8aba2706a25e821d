import { describe, expect, it } from 'vitest';
import { placeholders } from '../variants/site-language.ts';
import { directionOf, TABLES, tableOf } from './language.ts';
import type { PluralForms, StringKey } from './strings.ts';
import { ENGLISH } from './tables/english.ts';

/** The forms of a text, by their names; a text without plural forms is the same in all. */
const formsOf = (text: string | PluralForms) => (typeof text === 'string' ? { other: text } : text);

describe.each(Object.entries(TABLES))('the interface in %s', (tag, table) => {
  it('has every text, and no other', () => {
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(ENGLISH).toSorted());
  });

  it('asks in every text for the values that English asks for', () => {
    for (const key of Object.keys(ENGLISH) as StringKey[]) {
      const wanted = placeholders(formsOf(ENGLISH[key]).other).toSorted();
      for (const [form, text] of Object.entries(formsOf(table[key]))) {
        const found = placeholders(text).toSorted();
        // "One page" and "two pages" need no number.
        const most = form === 'other' ? wanted : wanted.filter((name) => name !== 'count');
        expect(wanted, `${key} (${form})`).toEqual(expect.arrayContaining(found));
        expect(found, `${key} (${form})`).toEqual(expect.arrayContaining(most));
      }
    }
  });

  it('has every plural form that its language has', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const text of Object.values(table))
      if (typeof text !== 'string') expect(Object.keys(text).toSorted()).toEqual(pluralCategories.toSorted());
  });

  it('has no text that is empty or has spaces at its ends', () => {
    // French sets one before a colon that follows something else.
    for (const text of Object.values(table))
      for (const form of Object.values(formsOf(text)))
        expect(form.replace(/^\u00a0/, '')).toMatch(/^\S(?:.*\S)?$/s);
  });
});

it.each([
  ['de-CH', 'de'],
  ['zh-Hant', undefined],
  ['ar-EG', 'ar'],
  ['en-GB', 'en'],
])('%s speaks as %s', (tag, base) => {
  expect(tableOf(tag)).toBe(base && TABLES[base]);
});

it.each([
  ['ar', 'rtl'],
  ['ur-PK', 'rtl'],
  ['he', 'rtl'],
  ['az-Arab', 'rtl'],
  ['az', 'ltr'],
  ['ja', 'ltr'],
  ['dv', 'rtl'],
])('%s is written %s', (tag, direction) => {
  expect(directionOf(tag)).toBe(direction);
});
