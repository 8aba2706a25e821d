import { expect, test } from 'vitest';
import { placeNames, type WrittenPage } from './named-places.ts';

const page = (path: string, text: string): WrittenPage => ({ path, text, slugify: 'ascii', toc: {} });

test('a place is found by its id on its own page, then on the first page that has it, a chosen id before one of a heading', () => {
  const { find: placeOf } = placeNames([
    page('index.md', '# Start\n\n## Close the *lid*\n\n```\n# Not this\n{ #nor-this }\n```\n\n[](){#top}\n'),
    page(
      'pots/first lid.md',
      '## Start\n\nText { #boil .x }\n\n> <a id="steam"></a>\n\n## Lid {: #start }\n',
    ),
  ]);
  expect(placeOf('close-the-lid', 'pots/first lid.md')).toBe('../index.md#close-the-lid');
  expect(placeOf('Close the lid', 'index.md')).toBe('#close-the-lid');
  expect(placeOf('boil', 'index.md')).toBe('pots/first%20lid.md#boil');
  expect(placeOf('steam', 'index.md')).toBe('pots/first%20lid.md#steam');
  expect(placeOf('top', 'pots/first lid.md')).toBe('../index.md#top');
  expect(placeOf('start', 'index.md')).toBe('pots/first%20lid.md#start');
  for (const id of ['not-this', 'nor-this', 'gone']) expect(placeOf(id, 'index.md')).toBeUndefined();
});
