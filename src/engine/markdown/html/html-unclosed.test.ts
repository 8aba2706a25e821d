import { describe, expect, test } from 'vitest';
import { html, render } from '../testing.ts';

describe('an element that is never closed', () => {
  test('is a warning that names its line, outermost or not', async () => {
    const { problems } = await render(['Text', '', '<details>', '<summary>S</summary>', '', 'more']);
    expect(problems).toEqual([
      {
        severity: 'warning',
        rule: 'unclosed-html',
        message: 'The HTML element <details> is not closed.',
        line: 2,
        hint: 'Write </details> after its content.',
      },
    ]);
    expect((await render(['<section>', '<div>', '</section>'])).problems).toMatchObject([{ line: 1 }]);
    expect((await render(['- <section>', '  <div>', '  </section>'])).problems).toMatchObject([{ line: 1 }]);
  });

  test('is a warning when its end tag stands outside its list item', async () => {
    const { problems } = await render(['1. <details>', '', 'x', '', '</details>']);
    expect(problems).toMatchObject([
      {
        line: 0,
        message:
          'The HTML element <details> is closed outside the list item, note or tab in which it begins.',
        hint: 'Write </details> inside it as well, indented like the tag that it closes.',
      },
    ]);
  });

  test('is none where HTML lets the end tag be left out, or in code', async () => {
    const lines = ['<ul>', '<li>a', '<li>b', '</ul>', '', '`<div>`', '', '```', '<div>', '```'];
    expect((await render(lines)).problems).toEqual([]);
  });

  test('ends before code, which is never cut in two', async () => {
    expect(await html('<div>', '```', 'a', '', 'b', '```')).toContain('<pre><code>a\n\nb</code></pre>');
    expect(await html('<div>', '<pre>a', '', 'b</pre>')).toContain('<pre>a\n\nb</pre>');
  });
});
