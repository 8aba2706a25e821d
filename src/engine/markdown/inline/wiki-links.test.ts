import { expect, test } from 'vitest';
import { readTitle } from '../read-title.ts';
import { render } from '../testing.ts';

const files: Record<string, string> = { 'Set up': '../guides/set-up.md', 'map.png': 'map.png' };
const options = { wikiLinks: true, resolveName: (name: string) => files[name] };

test.each([
  ['[[Set up]]', '<a href="../guides/set-up.md">Set up</a>'],
  [
    'a [[Set up#More Options|its *options*]] b',
    'a <a href="../guides/set-up.md#more-options">its *options*</a> b',
  ],
  ['[[Set up#More]]', '<a href="../guides/set-up.md#more">Set up#More</a>'],
  ['[[Set up]](x) and [[Set up]][y]', '<a href="x">[Set up]</a> and [[Set up]][y]'],
  ['[[#More]] and [[#More|that]]', '<a href="#more">More</a> and <a href="#more">that</a>'],
  [
    '**[[Set up|it]]**, `[[Set up]]`',
    '<strong><a href="../guides/set-up.md">it</a></strong>, <code>[[Set up]]</code>',
  ],
])('names in double brackets are links: %s', async (source, shown) => {
  const { html, problems } = await render([source], options);
  expect(html.replace(/ class="literal"/g, '')).toBe(`<p>${shown}</p>\n`);
  expect(problems).toEqual([]);
});

test('with a sign before them they are pictures, with a text or a size', async () => {
  const { html, images } = await render(['![[map.png]] ![[map.png|The map]] ![[map.png|300x200]]'], options);
  expect(html).toContain('src="map.png" alt="map"');
  expect(html).toContain('alt="The map"');
  expect(html).toMatch(/<img[^>]* width="300"[^>]* height="200"/);
  expect(images.map(({ target, range }) => [target, range])).toEqual(Array(3).fill(['map.png', undefined]));
});

test('they are links of the page, and say where all of them stands', async () => {
  const { links } = await render(['a [[Set up|it]] b'], options);
  expect(links).toMatchObject([
    { target: '../guides/set-up.md', text: 'it', line: 0, named: { from: 2, to: 15 } },
  ]);
});

test('a name that no file has is told and text, and one of a page for a picture stays', async () => {
  const { html, problems } = await render(['a', '[[Gone]] [[Gone|it]] [[1]] ![[Set up]]'], options);
  expect(html).toBe('<p>a\nGone it [[1]] ![[Set up]]</p>\n');
  expect(problems.map(({ rule, line, message }) => [rule, line, message])).toEqual([
    ['unknown-name', 1, 'There is no page or file named "Gone": it is text.'],
    ['unknown-name', 1, 'There is no page or file named "Gone": it is text.'],
    ['unknown-name', 1, 'There is no page or file named "1": "[[1]]" stays as it is typed.'],
    [
      'unknown-name',
      1,
      '"Set up" is no picture, and pages are not put into others: "![[Set up]]" stays as it is typed.',
    ],
  ]);
});

test('they are text where the site does not say otherwise', async () => {
  const { html, problems } = await render(['[[Set up]] ![[map.png]]'], { resolveName: options.resolveName });
  expect(html).toBe('<p>[[Set up]] ![[map.png]]</p>\n');
  expect(problems).toEqual([]);
});

test('in a heading they are what they say, also where the page is called by it', () => {
  const title = (text: string) => readTitle(text, 'md', { wikiLinks: true })?.text;
  expect(title('# To [[Set up|setting up]] and [[Start]]\n')).toBe('To setting up and Start');
  expect(readTitle('# To [[Start]]\n', 'md', {})?.text).toBe('To [[Start]]');
});
