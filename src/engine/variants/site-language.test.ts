import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { say } from '../language/say.ts';
import { FindingsError } from '../variants/findings-error.ts';
import { readSiteFile } from './site-file.ts';
import { checkLanguage } from './site-language.ts';

const siteOf = (text: string) =>
  readSiteFile(`title: T\nproducts: [{ id: p, name: P }]\n${text}`, 'site.yml', (path) => path);

/** What is wrong with some keys of site.yml. */
function told(text: string): string[] {
  try {
    const site = siteOf(text);
    return checkLanguage(site.language, site).map(line);
  } catch (error) {
    if (error instanceof FindingsError) return error.findings.map(line);
    throw error;
  }
}

const line = ({ place, message, hint = '' }: Finding) => `${place!.line}: ${message} ${hint}`.trim();

describe('the language of a site', () => {
  it('is English by default', () => {
    const { language } = siteOf('');
    expect([language.tag, language.dir, language.strings['search.close']]).toEqual(['en', 'ltr', 'Close']);
  });

  it('has its own direction and words, in regions too', () => {
    const { language } = siteOf('lang: ar-eg');
    expect([language.tag, language.dir, language.strings['search.close']]).toEqual(['ar-EG', 'rtl', 'إغلاق']);
    expect(told('lang: de-CH')).toEqual([]);
  });

  it('can be written in the other direction than is usual', () => {
    expect(siteOf('lang: ku\ndir: rtl').language.dir).toBe('rtl');
  });

  it('may have words of its own, with plural forms where they are needed', () => {
    const { language } = siteOf(
      'lang: de\nstrings:\n  search.close: Zu\n  home.guides: { one: Ein Heft., other: "{count} Hefte." }\n  list.all: Alles ({count})',
    );
    expect(say(language, 'search.close')).toBe('Zu');
    expect(say(language, 'home.guides', { count: 1 })).toBe('Ein Heft.');
    expect(say(language, 'home.guides', { count: 3 })).toBe('3 Hefte.');
    expect(say(language, 'list.all', { count: 1 })).toBe('Alles (1)');
    expect(say(language, 'search.retry')).toBe('Erneut versuchen');
  });

  it('is English where there is no other, which the writer is told', () => {
    expect(told('lang: pt-BR')).toEqual([
      expect.stringMatching(
        /^3: The interface is not translated into "pt-BR", only into ar, de, en, fr, ja; \d+ of its texts stay English, "layout\.skip" among them\. Give your own texts under strings in site\.yml: the manual lists all keys\.$/,
      ),
    ]);
  });

  it.each([
    [
      'lang: deutsch land',
      '3: lang: expected a language tag such as de, pt-BR or zh-Hant (BCP 47), found the text "deutsch land".',
    ],
    [
      'lang: no_NO',
      '3: lang: expected a language tag such as de, pt-BR or zh-Hant (BCP 47), found the text "no_NO".',
    ],
    ['dir: left', '3: dir: expected one of "ltr", "rtl", found the text "left".'],
    [
      'strings:\n  serach.close: x',
      '4: strings: "serach.close" is not a key that Variorum knows; expected one of 236 keys, all of them listed in the manual. Did you mean "search.close"?',
    ],
    [
      'strings:\n  search.all: Everything',
      '4: strings.search.all: the placeholder {variant} is missing; it takes {variant}, as in English: "All guides for {variant}".',
    ],
    [
      'strings:\n  search.all: All of {product}, {variant}',
      '4: strings.search.all: {product} is not a placeholder of this text; it takes {variant}, as in English: "All guides for {variant}".',
    ],
    [
      'strings:\n  search.close: Close {it}',
      '4: strings.search.close: {it} is not a placeholder of this text; it takes no placeholder, as in English: "Close".',
    ],
    [
      'strings:\n  search.close: ""',
      '4: strings.search.close: expected a text that is not empty, found the text "".',
    ],
    [
      'strings:\n  home.guides: { one: x }',
      '4: strings.home.guides.other is missing; expected text. Add strings.home.guides.other.',
    ],
    [
      'strings:\n  home.guides: { one: x, other: y }',
      '4: strings.home.guides.other: the placeholder {count} is missing; it takes {count}, as in English: "{count} guides.".',
    ],
  ])('tells of a mistake: %s', (text, message) => {
    expect(told(text)).toEqual([message]);
  });
});
