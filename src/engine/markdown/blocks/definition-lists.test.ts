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
  expect(await html('Lid', ': ', 'Text')).toBe('<p>Lid\n:\nText</p>');
  expect(await html('Lid', ':', '    Text')).toBe('<p>Lid\n:\nText</p>');
});

test('several terms may stand above a blank line', async () => {
  expect(await html('`a`', '`b`', '', ':   Text', '', '    More')).toBe(
    '<dl>\n<dt><code>a</code></dt>\n<dt><code>b</code></dt>\n<dd>\n<p>Text</p>\n<p>More</p>\n</dd>\n</dl>',
  );
});
