import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { TABLES } from '../src/engine/language/language.ts';
import { ENGLISH } from '../src/engine/language/tables/english.ts';

const manual = readFileSync(new URL('../content/writing/languages.md', import.meta.url), 'utf8');

it('the manual lists every text of the interface with its key', () => {
  const rows = Object.entries(ENGLISH).map(([key, text]) => {
    const forms =
      typeof text === 'string' ? [text] : Object.entries(text).map(([form, words]) => `${form}: ${words}`);
    return `| \`${key}\` | ${forms.join(' / ')} |`;
  });
  expect(manual.slice(manual.indexOf('## All texts')).split('\n').slice(4)).toEqual([...rows, '']);
});

it('the manual names the languages that are complete', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  for (const tag of Object.keys(TABLES)) expect(manual).toContain(names.of(tag));
});
