import { describe, expect, it } from 'vitest';
import { DEFAULT_LANGUAGE, directionOf, type Language, TABLES } from './language.ts';
import { say, sayList, sayParts } from './say.ts';

const languageOf = (tag: string): Language => ({ tag, dir: directionOf(tag), strings: TABLES[tag]! });

describe('a text of the interface', () => {
  it('has its values in their places', () => {
    const values = { version: '7.0.0', latest: '7.2.0' };
    expect(say(DEFAULT_LANGUAGE, 'notice.old', values)).toBe('This is version 7.0.0; the latest is 7.2.0.');
    expect(say(languageOf('ja'), 'notice.old', values)).toBe('これはバージョン7.0.0です。最新は7.2.0です。');
  });

  it.each([
    ['en', 1, 'One guide.'],
    ['en', 1234, '1,234 guides.'],
    ['de', 1234, '1.234 Anleitungen.'],
    ['fr', 1, '1 guide.'],
    ['ja', 5, '5件のガイド。'],
    ['ar', 2, 'دليلان.'],
    ['ar', 5, '5 أدلة.'],
    ['ar', 11, '11 دليلًا.'],
    ['ar', 100, '100 دليل.'],
  ])('counts as %s does: %i', (tag, count, text) => {
    expect(say(languageOf(tag), 'home.guides', { count })).toBe(text);
  });

  it('keeps a name that is written the other way from turning the words around it', () => {
    expect(say(languageOf('ar'), 'home.description', { product: 'Acme (7.2)' })).toBe(
      'أدلة \u2068Acme (7.2)\u2069.',
    );
  });

  it('comes in parts, where a value is more than text', () => {
    expect(sayParts(languageOf('de'), 'missing.renamed')).toEqual([
      'In ',
      { name: 'variant' },
      ' heißt diese Seite ',
      { name: 'link' },
      '.',
    ]);
  });

  it('is English where nobody knows the language, on every machine', () => {
    const unknown = { ...DEFAULT_LANGUAGE, tag: 'qaa' };
    expect(say(unknown, 'home.guides', { count: 1234 })).toBe('1,234 guides.');
    expect(sayList(unknown, ['a', 'b', 'c'])).toBe('a, b, and c');
  });

  it('lists as its language does', () => {
    expect(sayList(languageOf('ja'), ['a', 'b', 'c'])).toBe('a、b、c');
  });
});
