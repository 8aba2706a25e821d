import { expect, test } from 'vitest';
import type { EscapeOptions } from '../../escape-options.ts';
import { html, render } from '../testing.ts';

test('a backslash at the end of a line is a backslash, as in Python-Markdown', async () => {
  expect(await html('The path is C:\\', 'and \\*more\\*.')).toBe('<p>The path is C:\\\nand *more*.</p>');
});

test('a backslash before an angle bracket by its name is one before that bracket', async () => {
  expect(await html('Say \\&lt;name\\&gt;, \\&amp; `\\&lt;`')).toBe(
    '<p>Say &lt;name&gt;, &amp;amp; <code>\\&amp;lt;</code></p>',
  );
});

// As PyMdown's escapeall prints them.
test('a backslash escapes whatever follows it where the site says so', async () => {
  const written = async (text: string, escapes: EscapeOptions) =>
    (await render([text], { escapes })).html.trim();
  const text = 'a \\x \\* \\\\ `\\y` \\[b](k) d\\\n  e\\ f H~g\\ h~ \\😀';
  expect(await written(text, {})).toBe('<p>a x * \\ <code>\\y</code> [b](k) d\ne f H<sub>g h</sub> 😀</p>');
  expect(await written(text, { breaks: true, spaces: true })).toBe(
    '<p>a x * \\ <code>\\y</code> [b](k) d<br>\ne\u00a0f H<sub>g\u00a0h</sub> 😀</p>',
  );
});
