import { expect, test } from 'vitest';
import { html } from '../testing.ts';

test('the text of a definition may begin in the line below its colon', async () => {
  expect(
    await html('Lid', ':  ', '    Round:', '', '    - a', '', 'Pot', ': ', '', '    Deep.', '', 'Text'),
  ).toBe(
    [
      '<dl>\n<dt>Lid</dt>\n<dd>\n<p>Round:</p>\n<ul>\n<li>a</li>\n</ul>\n</dd>',
      '<dt>Pot</dt>\n<dd>Deep.</dd>\n</dl>\n<p>Text</p>',
    ].join('\n'),
  );
});

test('a colon with nothing below it is a sign', async () => {
  expect(await html('Lid', ': ', '', 'Text')).toBe('<p>Lid\n:</p>\n<p>Text</p>');
  expect(await html('Lid', ':', '    Text')).toBe('<p>Lid\n:\nText</p>');
});

test('several terms may stand above a blank line', async () => {
  expect(await html('`a`', '`b`', '', ':   Text', '', '    More')).toBe(
    '<dl>\n<dt><code>a</code></dt>\n<dt><code>b</code></dt>\n<dd>\n<p>Text</p>\n<p>More</p>\n</dd>\n</dl>',
  );
});

test('the line directly below a colon is its text, wherever it begins', async () => {
  expect(await html('Lid', ':  ', '![a](b.png)', '', 'Pot', ': ', 'Two', 'lines')).toBe(
    '<dl>\n<dt>Lid</dt>\n<dd><img src="b.png" alt="a" width="800" height="400" decoding="async"></dd>\n<dt>Pot</dt>\n<dd>Two\nlines</dd>\n</dl>',
  );
});

test('blocks of a definition are read from the column at which they stand', async () => {
  expect(await html('Lid', ': Text', '', '     1. a', '', '      - b', '', '    c')).toBe(
    [
      '<dl>\n<dt>Lid</dt>\n<dd>\n<p>Text</p>\n<ol>\n<li>a</li>\n</ol>',
      '<ul>\n<li>b</li>\n</ul>\n<p>c</p>\n</dd>\n</dl>',
    ].join('\n'),
  );
  expect(await html('Lid', ':  Text', '', '   - a')).toContain('<p>Text</p>\n<ul>\n<li>a</li>\n</ul>\n</dd>');
});
